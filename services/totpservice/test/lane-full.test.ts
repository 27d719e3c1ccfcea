import { availableParallelism } from 'node:os';
import { inLane, type Lane, placesInLane } from '@tvm/keys';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Browser } from './browser.ts';
import { startService } from './harness.ts';
import { cookieName, newPassword, openFreshLink } from './mailed-links.ts';
import { createUser, must, password, signIn } from './people.ts';
import { allRows } from './records.ts';

const service = await startService({}, afterAll);

/** Takes every place of a lane until the test ends. */
function fill(lane: Lane): void {
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = Array.from({ length: placesInLane() }, () => inLane(lane, () => promise));
  onTestFinished(async () => {
    resolve();
    await Promise.all(held);
  });
}

/** Sends it with the lane full: refused with 503, and nothing is counted or written. */
async function expectRefused(send: () => ReturnType<Browser['post']>): Promise<void> {
  const before = await allRows(service);
  const response = await send();
  expect([response.status, response.body.code]).toEqual([503, 'service_unavailable']);
  // As long as those take who wait: the lane holds what is computed in 20 s.
  expect(Number(response.headers['retry-after'])).toBeGreaterThanOrEqual(20);
  expect(await allRows(service)).toEqual(before);
}

it('logins from more than forty networks at once turn no unknown browser away', async () => {
  const logins = Array.from({ length: 50 * Math.max(1, availableParallelism() - 1) }, (_, each) =>
    service.app.inject({
      method: 'POST',
      url: '/totpservice/api/v1/login',
      remoteAddress: `198.18.${each >> 8}.${each & 255}`,
      headers: { origin: service.config.publicOrigin },
      payload: { email: `nobody${each}@tvm.test`, password },
    }),
  );
  const { email } = await createUser(service);
  expect((await service.browser().post('/login', { email, password })).status).toBe(200);
  expect(new Set((await Promise.all(logins)).map(({ statusCode }) => statusCode))).toEqual(new Set([401]));
});

describe('when the lane of unknown browsers is full', () => {
  it('a login is refused before any query, and costs no attempt', async () => {
    const { email } = await createUser(service);
    fill('second');
    await expectRefused(() => service.browser().post('/login', { email, password }));
    const query = vi.spyOn(service.db.$client, 'query');
    const connect = vi.spyOn(service.db.$client, 'connect');
    await service.browser().post('/login', { email, password });
    expect([query.mock.calls, connect.mock.calls]).toEqual([[], []]);
    vi.restoreAllMocks();
  });

  it('a known browser logs in, and a mailed link goes on', async () => {
    const user = await createUser(service);
    const known = await signIn(service, user);
    const link = await openFreshLink(service, await createUser(service));
    fill('second');
    expect((await known.post('/login', { email: user.email, password })).body.next).toBe('session');
    expect((await link.post('/registrations/password', { password: newPassword })).status).toBe(200);
  });

  it("somebody else's device cookie makes no known browser", async () => {
    const [one, other] = [await createUser(service), await createUser(service)];
    const browser = await signIn(service, one);
    fill('second');
    await expectRefused(() => browser.post('/login', { email: other.email, password }));
  });
});

describe('when the lane of known browsers is full', () => {
  it('an unknown one, which would wait for all of them, is told so at once', async () => {
    const { email } = await createUser(service);
    fill('first');
    await expectRefused(() => service.browser().post('/login', { email, password }));
  });

  it('no attempt is lost: a login, a new password by mail, a new password in the profile', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    const known = service.browser();
    known.cookies.set(cookieName('device'), must(browser.cookies.get(cookieName('device'))));
    const link = await openFreshLink(service, await createUser(service));
    fill('first');
    await expectRefused(() => known.post('/login', { email: user.email, password }));
    await expectRefused(() => link.post('/registrations/password', { password: newPassword }));
    await expectRefused(() => browser.post('/profile/password', { currentPassword: password, newPassword }));
  });
});
