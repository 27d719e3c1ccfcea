import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../test/browser.ts';
import { codeBudgetOf, eventsOf } from '../../test/facts.ts';
import { startService } from '../../test/harness.ts';
import { wrongCodeOf } from '../../test/mailed-links.ts';
import { codeOf, createUser, enrol, password, startCodeStep, type TestUser } from '../../test/people.ts';
import { authenticatorsOf, countedOf } from '../../test/records.ts';
import {
  claimAttempt,
  codePolicy,
  passwordAccountPolicy,
  passwordAddressPolicy,
  restoreAttempts,
  returnAttempt,
} from './attempt-budget.ts';

const service = await startService({}, afterAll);
const start = new Date('2026-03-02T09:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
let subjects = 0;
const newSubject = () => `subject ${++subjects}`;

/** Seconds that the attempt is refused for; 0 when it is counted and may be looked at. */
async function refusedFor(policy: typeof codePolicy, subject: string, seconds: number): Promise<number> {
  const claim = await claimAttempt(service.db, policy, subject, at(seconds));
  return claim.outcome === 'locked' ? (claim.lockedUntil.getTime() - at(seconds).getTime()) / 1000 : 0;
}

async function fail(policy: typeof codePolicy, subject: string, times: number, seconds = 0): Promise<void> {
  for (let attempt = 0; attempt < times; attempt++)
    expect(await refusedFor(policy, subject, seconds)).toBe(0);
}

describe('codes', () => {
  it('are looked at five times, then for 15 minutes not at all, then five times again', async () => {
    const subject = newSubject();
    for (const round of [0, 900, 1800]) {
      await fail(codePolicy, subject, 5, round);
      expect(await refusedFor(codePolicy, subject, round)).toBe(900);
      expect(await refusedFor(codePolicy, subject, round + 899)).toBe(1);
    }
  });

  it('are not given back by time: four failures of last month still count', async () => {
    const subject = newSubject();
    await fail(codePolicy, subject, 4);
    await fail(codePolicy, subject, 1, 30 * 24 * 3600);
    expect(await refusedFor(codePolicy, subject, 30 * 24 * 3600)).toBe(900);
  });

  it('are counted as consecutive through locks, until a success', async () => {
    const subject = newSubject();
    await fail(codePolicy, subject, 5);
    expect(await claimAttempt(service.db, codePolicy, subject, at(900))).toMatchObject({ consecutive: 6 });
    await restoreAttempts(service.db, 'code', subject);
    expect(await claimAttempt(service.db, codePolicy, subject, at(900))).toMatchObject({ consecutive: 1 });
  });

  it('are never looked at more often, however many come at once', async () => {
    const subject = newSubject();
    const claims = await Promise.all(
      Array.from({ length: 100 }, () => claimAttempt(service.db, codePolicy, subject, start)),
    );
    expect(claims.filter((claim) => claim.outcome === 'claimed')).toHaveLength(5);
    for (const claim of claims)
      if (claim.outcome === 'locked') expect(claim.lockedUntil.getTime()).toBeGreaterThan(start.getTime());
  });
});

describe('passwords of one account', () => {
  it('are slowed from the tenth on, twice as long each time, never for more than 15 minutes', async () => {
    const subject = newSubject();
    await fail(passwordAccountPolicy, subject, 10);
    let now = 0;
    for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
      expect(await refusedFor(passwordAccountPolicy, subject, now)).toBe(seconds);
      now += seconds;
      await fail(passwordAccountPolicy, subject, 1, now);
    }
  });

  it('are forgotten after an hour without any', async () => {
    const subject = newSubject();
    await fail(passwordAccountPolicy, subject, 9);
    await fail(passwordAccountPolicy, subject, 9, 3600);
    await fail(passwordAccountPolicy, subject, 1, 3600 + 3599);
    expect(await refusedFor(passwordAccountPolicy, subject, 3600 + 3599)).toBe(30);
  });
});

describe('passwords of one network', () => {
  it('are slowed from the hundredth failure on, over all accounts', async () => {
    const subject = newSubject();
    await fail(passwordAddressPolicy, subject, 100);
    expect(await refusedFor(passwordAddressPolicy, subject, 0)).toBe(30);
  });

  it('are not slowed by right ones: an office with 99 failures keeps working', async () => {
    const subject = newSubject();
    await fail(passwordAddressPolicy, subject, 99);
    for (let login = 0; login < 5; login++) {
      await fail(passwordAddressPolicy, subject, 1);
      await returnAttempt(service.db, 'password_address', subject);
    }
    await fail(passwordAddressPolicy, subject, 1);
    expect(await refusedFor(passwordAddressPolicy, subject, 0)).toBe(30);
  });

  it('are forgotten an hour after the first of them, although attempts go on', async () => {
    const subject = newSubject();
    await fail(passwordAddressPolicy, subject, 50);
    await fail(passwordAddressPolicy, subject, 49, 3599);
    await fail(passwordAddressPolicy, subject, 100, 3600);
    expect(await refusedFor(passwordAddressPolicy, subject, 3600)).toBe(30);
  });
});

describe('a user with an authenticator', () => {
  const guess = (browser: Browser, code: string) => browser.post('/login/code', { code });

  async function lockedUser(): Promise<{ user: TestUser; secret: Uint8Array; browser: Browser }> {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const browser = await startCodeStep(service, user);
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await guess(browser, wrongCodeOf(service, secret))).status).toBe(401);
    return { user, secret, browser };
  }

  it('is told how many attempts are left, and with the fifth code until when there are none', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const browser = await startCodeStep(service, user);
    const told = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      const { body } = await guess(browser, wrongCodeOf(service, secret));
      told.push([body.code, body.attemptsLeft, body.retryAt]);
    }
    const end = new Date(service.clock.now.getTime() + 900_000).toISOString();
    expect(told).toEqual([4, 3, 2, 1, 0].map((left) => ['code_rejected', left, left ? undefined : end]));
  });

  it('is told of the lock right after the password, whoever only guesses that is not', async () => {
    const { user } = await lockedUser();
    const stranger = service.browser();
    const wrong = await stranger.post('/login', { email: user.email, password: 'Geraden-1!' });
    expect(wrong.body.code).toBe('invalid_credentials');
    const { body, headers } = await stranger.post('/login', { email: user.email, password });
    expect([body.code, headers['retry-after']]).toEqual(['login_locked', '900']);
    expect(stranger.cookies.size).toBe(0);
    service.clock.advance(900);
    expect((await stranger.post('/login', { email: user.email, password })).body.next).toBe('code');
  });

  it('is told when the lock ends, and a right code meanwhile is not even looked at', async () => {
    const { user, secret, browser } = await lockedUser();
    service.clock.advance(300);
    const response = await guess(browser, codeOf(service, secret));
    expect([response.status, response.body.code]).toEqual([429, 'login_locked']);
    expect(response.headers['retry-after']).toBe('600');
    const retryAt = new Date(service.clock.now.getTime() + 600_000).toISOString();
    expect(response.body).toMatchObject({ retryAfterSeconds: 600, retryAt });
    expect((await authenticatorsOf(service, user))[0]?.lastAcceptedStep).toBe(1);
    expect((await eventsOf(service, user.id)).slice(1)).toEqual([
      ...Array(5).fill('login_code failure wrong'),
      'attempts_locked success code',
    ]);
    expect(await countedOf(service, user)).toEqual(['login_code refused login_locked 1']);
  });

  it('gets no attempt back by starting again or by the other route', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const again = await startCodeStep(service, user);
    const browser = await startCodeStep(service, user);
    for (let attempt = 0; attempt < 5; attempt++) await guess(browser, wrongCodeOf(service, secret));
    for (const each of [browser, again]) {
      expect((await guess(each, codeOf(service, secret))).status).toBe(429);
      const recovery = await each.post('/login/recovery-code', { recoveryCode: 'ABCD-EFGH-IJKL-MNOP' });
      expect([recovery.status, recovery.headers['retry-after']]).toEqual([429, '900']);
    }
  });

  it('is let in by the clock: at 15 minutes, and not a second before', async () => {
    const { user, secret } = await lockedUser();
    service.clock.advance(899);
    const early = await service.browser().post('/login', { email: user.email, password });
    expect([early.body.code, early.headers['retry-after']]).toEqual(['login_locked', '1']);
    service.clock.advance(1);
    const browser = await startCodeStep(service, user);
    expect((await guess(browser, codeOf(service, secret))).status).toBe(200);
  });

  it('can not be locked out of the second factor by somebody without the password', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const stranger = service.browser();
    for (let attempt = 0; attempt < 8; attempt++) {
      await stranger.post('/login', { email: user.email, password: 'Geraden-1!' });
      expect((await guess(stranger, wrongCodeOf(service, secret))).status).toBe(401);
    }
    expect(await codeBudgetOf(service, user.id)).toBeUndefined();
    const response = await service.browser().post('/login', { email: user.email, password });
    expect(response.body.next).toBe('code');
  });

  it('loses an attempt also where the service fails in the middle of it', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const browser = await startCodeStep(service, user);
    const spoil = (sealed: string) =>
      service.ownerDb.$client.query('update authenticators set sealed_secret = $2 where user_id = $1', [
        user.id,
        sealed,
      ]);
    const sealed = (await authenticatorsOf(service, user))[0]?.sealedSecret ?? '';
    await spoil(`k-0.${sealed.split('.')[1]}`);
    const failed = await guess(browser, codeOf(service, secret));
    expect([failed.status, failed.body.code]).toEqual([500, 'internal_error']);
    expect(await codeBudgetOf(service, user.id)).toMatchObject({ attempts: 1, consecutive: 1 });
    await spoil(sealed);
    expect((await guess(browser, codeOf(service, secret))).status).toBe(200);
  });
});
