import { deviceCookies, users } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../test/browser.ts';
import { eventsOf } from '../../test/facts.ts';
import { startService } from '../../test/harness.ts';
import { confirm, cookieName, newPassword, reachEnrolment, setNewPassword } from '../../test/mailed-links.ts';
import { createObligedUser } from '../../test/organisations.ts';
import { codeOf, createUser, enrol, must, password, signIn, type TestUser } from '../../test/people.ts';
import { countedOf, raiseEpoch } from '../../test/records.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const name = cookieName('device');
const tokenOf = (browser: Browser) => must(browser.cookies.get(name));
const logIn = (browser: Browser, { email }: TestUser, chosen = password) =>
  browser.post('/login', { email, password: chosen });

/** A browser with nothing but this device cookie: after a log out, or stolen. */
function withDevice(token: string): Browser {
  const browser = service.browser();
  browser.cookies.set(name, token);
  return browser;
}

/** One of a stranger's attempts, from a network of its own. */
const strangersAttempt = ({ email }: TestUser, index: number) =>
  service.app.inject({
    method: 'POST',
    url: '/totpservice/api/v1/login',
    remoteAddress: `198.51.${Math.floor(index / 100)}.${index % 100}`,
    headers: { origin: service.config.publicOrigin },
    payload: { email, password: `Geraden-${index}!` },
  });

async function lockByStrangers(user: TestUser): Promise<void> {
  for (let index = 0; index < 10; index++) await strangersAttempt(user, index);
}

/** Whether the account is locked for browsers that aren't known, and whether this one gets in all the same. */
async function isKnown(user: TestUser, token: string, chosen = password): Promise<boolean> {
  await lockByStrangers(user);
  const { status } = await logIn(withDevice(token), user, chosen);
  expect([200, 429]).toContain(status);
  return status === 200;
}

it('lets the owner in from a known browser after 1,000 wrong passwords of strangers, and nobody else', async () => {
  const owner = await createUser(service);
  const token = tokenOf(await signIn(service, owner));
  const stranger = await signIn(service, await createUser(service));
  for (let start = 0; start < 1000; start += 20)
    await Promise.all(Array.from({ length: 20 }, (_, index) => strangersAttempt(owner, start + index)));
  expect((await logIn(service.browser(), owner)).status).toBe(429);
  // A device cookie of somebody else is worth nothing here.
  expect((await logIn(withDevice(tokenOf(stranger)), owner)).status).toBe(429);
  expect((await logIn(withDevice(token), owner)).body.next).toBe('session');
  // The owner's success gives nothing back to strangers.
  expect((await logIn(service.browser(), owner)).status).toBe(429);
});

describe('a known browser', () => {
  it('is locked by its own attempts, and then locks nobody but itself', async () => {
    const user = await createUser(service);
    const token = tokenOf(await signIn(service, user));
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await logIn(withDevice(token), user, 'Geraden-1!')).status).toBe(401);
    const locked = await logIn(withDevice(token), user);
    expect([locked.status, locked.body.code, locked.headers['retry-after']]).toEqual([
      429,
      'login_locked',
      '30',
    ]);
    expect(await eventsOf(service, user.id)).toContain('attempts_locked success password_known_browser');
    expect((await logIn(service.browser(), user)).body.next).toBe('session');
    expect((await logIn(withDevice(token), user)).status).toBe(429);
    service.clock.advance(30);
    expect((await logIn(withDevice(token), user)).body.next).toBe('session');
  });

  it('gets no attempt back by logging in as somebody else', async () => {
    const [one, other] = [await createUser(service), await createUser(service)];
    const browser = await signIn(service, one);
    await logIn(browser, other);
    for (let attempt = 0; attempt < 10; attempt++) {
      expect((await logIn(browser, one, 'Geraden-1!')).status).toBe(401);
      expect((await logIn(browser, other)).status).toBe(200);
    }
    expect((await logIn(browser, one)).status).toBe(429);
  });

  it('uses up no attempt of the account or of the network', async () => {
    const user = await createUser(service);
    const browser = withDevice(tokenOf(await signIn(service, user)));
    const counted = async () =>
      (
        await service.ownerDb.$client.query<{ counted: string }>(
          `select coalesce(sum(attempts), 0)::text as counted from attempt_budgets where scope in ('password_account', 'password_address')`,
        )
      ).rows[0]?.counted;
    const before = await counted();
    for (let attempt = 0; attempt < 3; attempt++) await logIn(browser, user, 'Geraden-1!');
    expect(await counted()).toBe(before);
  });
});

describe('a browser is known', () => {
  it('after a login with a code, and with a recovery code', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    for (const [path, body] of [
      ['/login/code', { code: codeOf(service, secret) }],
      ['/login/recovery-code', { recoveryCode: 'ABCD-EFGH-IJKL-MNOP' }],
    ] as const) {
      const browser = service.browser();
      await logIn(browser, user);
      expect(browser.cookies.has(name)).toBe(false);
      expect((await browser.post(path, body)).status).toBe(200);
      expect(await isKnown(user, tokenOf(browser))).toBe(true);
      service.clock.advance(3600);
    }
  });

  it('after a mailed link that ended with the password', async () => {
    const user = await createUser(service);
    const browser = await setNewPassword(service, user);
    expect(await isKnown(user, tokenOf(browser), newPassword)).toBe(true);
  });

  it('after a mailed link that ended with an authenticator, and not before', async () => {
    const user = await createObligedUser(service);
    const { browser, secret } = await reachEnrolment(service, user);
    expect(browser.cookies.has(name)).toBe(false);
    await confirm(service, browser, secret);
    expect(await isKnown(user, tokenOf(browser), newPassword)).toBe(true);
  });

  it('for each of the people who use it, by one cookie, also after logging out', async () => {
    const people = [await createUser(service), await createUser(service)];
    const browser = service.browser();
    for (const user of people) {
      await logIn(browser, user);
      await browser.delete('/session');
    }
    expect([...browser.cookies.keys()]).toEqual([name]);
    for (const user of people) expect(await isKnown(user, tokenOf(browser))).toBe(true);
  });
});

describe('a device cookie is worth nothing', () => {
  const kill: Record<string, (user: TestUser, token: string) => Promise<unknown>> = {
    'when the credentials changed': (user) => raiseEpoch(service, user),
    'after 180 days': async () => service.clock.advance(180 * 24 * 3600),
    'when its row is gone': (_user, token) =>
      service.ownerDb.delete(deviceCookies).where(eq(deviceCookies.tokenHash, hashToken('device', token))),
  };
  it.each(Object.keys(kill))('%s', async (when) => {
    const user = await createUser(service);
    const token = tokenOf(await signIn(service, user));
    await kill[when]?.(user, token);
    expect(await isKnown(user, token)).toBe(false);
  });

  it('when its user is disabled: not even a budget of its own', async () => {
    const user = await createUser(service);
    const token = tokenOf(await signIn(service, user));
    await service.ownerDb.update(users).set({ disabledAt: service.clock.now }).where(eq(users.id, user.id));
    await lockByStrangers(user);
    expect((await logIn(withDevice(token), user)).status).toBe(429);
  });

  it('as a session, a login challenge or a registration', async () => {
    const token = tokenOf(await signIn(service, await createUser(service)));
    const browser = withDevice(token);
    for (const other of ['session', 'login-challenge', 'registration'] as const)
      browser.cookies.set(cookieName(other), token);
    expect((await browser.get('/session')).status).toBe(401);
    expect((await browser.post('/login/code', { code: '123456' })).status).toBe(401);
    expect((await browser.get('/registrations/current')).status).toBe(401);
  });
});

describe('the cookie of a browser', () => {
  it('goes on at the next login, for another 180 days', async () => {
    const user = await createUser(service);
    const token = tokenOf(await signIn(service, user));
    service.clock.advance(179 * 24 * 3600);
    const browser = withDevice(token);
    await logIn(browser, user);
    expect(tokenOf(browser)).toBe(token);
    service.clock.advance(179 * 24 * 3600);
    expect(await isKnown(user, token)).toBe(true);
  });

  it('is another one after a change of credentials, so that a copy of the former is dead', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    const stolen = tokenOf(browser);
    const changed = await browser.post('/profile/password', {
      currentPassword: password,
      newPassword,
    });
    expect(changed.status).toBe(204);
    expect(tokenOf(browser)).not.toBe(stolen);
    expect(await isKnown(user, stolen, newPassword)).toBe(false);
    expect((await logIn(withDevice(tokenOf(browser)), user, newPassword)).status).toBe(200);
  });

  it('is never one that somebody else thought up', async () => {
    const user = await createUser(service);
    const planted = 'A'.repeat(43);
    const browser = withDevice(planted);
    await logIn(browser, user);
    expect(tokenOf(browser)).not.toBe(planted);
  });
});

it("an owner's new password lifts the lock that strangers caused, which is an event", async () => {
  const user = await createUser(service);
  await lockByStrangers(user);
  await setNewPassword(service, user);
  expect((await logIn(service.browser(), user, newPassword)).status).toBe(200);
  const events = await eventsOf(service, user.id);
  expect(events.filter((event) => event.startsWith('attempts_'))).toEqual([
    'attempts_locked success password_account',
    'attempts_unlocked success password_account',
  ]);
});

it('a lock of an address that nobody has is counted', async () => {
  service.clock.advance(60);
  await lockByStrangers({ id: '', organisationId: null, email: 'niemand.hier@tvm.test' });
  expect((await countedOf(service)).filter((line) => line.startsWith('attempts'))).toContain(
    'attempts_locked success password_account 1',
  );
});
