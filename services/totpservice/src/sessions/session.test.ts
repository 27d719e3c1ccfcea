import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../test/browser.ts';
import { activate, exempt } from '../../test/decisions.ts';
import { sessionOfToken } from '../../test/facts.ts';
import { startService, type TestService } from '../../test/harness.ts';
import { cookieName } from '../../test/mailed-links.ts';
import { codeOf, createUser, enrol, signIn, startCodeStep, type TestUser } from '../../test/people.ts';
import { raiseEpoch } from '../../test/records.ts';

const service = await startService({}, afterAll);
const statusOf = async (browser: Browser) => (await browser.get('/session')).status;
const levelOf = async (browser: Browser) => (await browser.get('/session')).body.level;

describe('a session', () => {
  it('ends after an hour without a request', async () => {
    const user = await createUser(service);
    const [used, idle] = [await signIn(service, user), await signIn(service, user)];
    service.clock.advance(3599);
    expect(await statusOf(used)).toBe(200);
    service.clock.advance(1);
    expect([await statusOf(used), await statusOf(idle)]).toEqual([200, 401]);
    service.clock.advance(3600);
    expect(await statusOf(used)).toBe(401);
  });

  it('ends after twelve hours, however much it is used', async () => {
    const browser = await signIn(service, await createUser(service));
    for (let halfHour = 1; halfHour < 24; halfHour++) {
      service.clock.advance(1800);
      expect(await statusOf(browser)).toBe(200);
    }
    service.clock.advance(1799);
    expect(await statusOf(browser)).toBe(200);
    service.clock.advance(1);
    expect(await statusOf(browser)).toBe(401);
  });

  it('is written to once a minute at most', async () => {
    const browser = await signIn(service, await createUser(service));
    const opened = service.clock.now;
    const lastSeen = async () =>
      (await sessionOfToken(service, browser.cookies.get(cookieName('session')))).lastSeenAt;
    service.clock.advance(59);
    await browser.get('/session');
    expect(await lastSeen()).toEqual(opened);
    service.clock.advance(1);
    await browser.get('/session');
    expect(await lastSeen()).toEqual(service.clock.now);
  });

  it('is not kept from going idle by what a page asks by itself', async () => {
    const user = await createUser(service, { isMainUser: true });
    const byItself = { 'x-background': 'true' };
    for (const [path, headers] of [
      ['/organisation/two-factor', {}],
      ['/organisation/users', byItself],
      [`/organisation/users/${user.id}/timeline`, byItself],
    ] as const) {
      const browser = await signIn(service, user);
      service.clock.advance(3000);
      expect((await browser.get(path, headers)).status).toBe(200);
      service.clock.advance(600);
      expect(await statusOf(browser), path).toBe(401);
    }
  });

  it.each<[string, (user: TestUser) => Promise<unknown>]>([
    ['the credentials of its user change', (user) => raiseEpoch(service, user)],
    [
      'its user is disabled',
      ({ id }) =>
        service.ownerDb.update(users).set({ disabledAt: service.clock.now }).where(eq(users.id, id)),
    ],
  ])('ends when %s', async (_when, change) => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    await change(user);
    expect(await statusOf(browser)).toBe(401);
  });
});

describe('a session of a password only', () => {
  it('is restricted from the next request on when its organisation activates 2FA', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    expect(await levelOf(browser)).toBe('full');
    await activate(service, user.organisationId);
    expect(await levelOf(browser)).toBe('restricted');
  });

  it('is restricted from the mandatory date on, while it is open', async () => {
    const mandatory = await startService({ mandatoryFrom: new Date('2026-03-02T09:10:00Z') });
    const browser = await signIn(mandatory, await createUser(mandatory));
    expect(await levelOf(browser)).toBe('full');
    moveTo(mandatory, '2026-03-02T09:10:00Z');
    expect((await browser.get('/session')).body).toMatchObject({
      level: 'restricted',
      twoFactor: { required: true, because: 'mandatory' },
    });
  });

  it('is full for an exempt organisation until its exemption ends, and then restricted by itself', async () => {
    const mandatory = await startService({ mandatoryFrom: new Date('2026-03-01T00:00:00Z') });
    const user = await createUser(mandatory);
    const until = '2026-03-02T09:20:00.000Z';
    await exempt(mandatory, user.organisationId, new Date(until));
    const browser = await signIn(mandatory, user);
    moveTo(mandatory, '2026-03-02T09:19:59Z');
    expect((await browser.get('/session')).body).toMatchObject({
      level: 'full',
      twoFactor: { required: false, because: 'exempt', requiredFrom: until, exemptUntil: until },
    });
    moveTo(mandatory, until);
    expect((await browser.get('/session')).body).toMatchObject({
      level: 'restricted',
      twoFactor: { required: true, because: 'mandatory' },
    });
  });

  it('is restricted as soon as its user has an authenticator, required or not', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    await enrol(service, user);
    expect(await levelOf(browser)).toBe('restricted');
  });
});

it('of both factors stays full whatever becomes required', async () => {
  const user = await createUser(service);
  const secret = await enrol(service, user);
  const browser = await startCodeStep(service, user);
  await browser.post('/login/code', { code: codeOf(service, secret) });
  await activate(service, user.organisationId);
  expect(await levelOf(browser)).toBe('full');
});

function moveTo({ clock }: TestService, instant: string): void {
  clock.now = new Date(instant);
}
