import { authenticators } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { activate } from '../../../../test/decisions.ts';
import { codeBudgetOf, setConsecutiveFailures } from '../../../../test/facts.ts';
import { startService } from '../../../../test/harness.ts';
import { wrongCodeOf } from '../../../../test/mailed-links.ts';
import { codeOf, createUser, enrol, password, signIn } from '../../../../test/people.ts';
import {
  aliveness,
  answerOf,
  sessionToken,
  signedInBefore,
  signedInByPassword,
  signedInWithCode,
  stepUpPath,
  stepUpWithCode,
} from '../../../../test/profile.ts';
import { authenticatorsOf, eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const recoveryCode = 'abcd efgh ijkl mnop';
/** An operation that needs a proof and, with it, finds nothing to do. */
const sensitive = '/profile/sessions/01937f3e-0000-7000-8000-000000000002';

describe('a proof', () => {
  it('of a code opens sensitive operations for five minutes, and not longer', async () => {
    const { browser, secret } = await signedInBefore(service);
    expect(answerOf(await browser.delete(sensitive))).toBe('step_up_required');
    const response = await stepUpWithCode(service, browser, secret);
    const until = new Date(service.clock.now.getTime() + 300_000).toISOString();
    expect(response.body).toEqual({ validUntil: until });
    expect((await browser.get('/profile')).body.stepUpValidUntil).toBe(until);
    service.clock.advance(299);
    expect(answerOf(await browser.delete(sensitive))).toBe('session_not_found');
    service.clock.advance(1);
    expect(answerOf(await browser.delete(sensitive))).toBe('step_up_required');
    expect((await browser.get('/profile')).body.stepUpValidUntil).toBe(null);
  });

  it('is the code of a login too, for five minutes', async () => {
    const { browser } = await signedInWithCode(service);
    service.clock.advance(299);
    expect(answerOf(await browser.delete(sensitive))).toBe('session_not_found');
    service.clock.advance(1);
    expect(answerOf(await browser.delete(sensitive))).toBe('step_up_required');
  });

  it('of a recovery code counts as much, and uses it up', async () => {
    const { user, browser } = await signedInBefore(service);
    expect((await browser.post(stepUpPath, { recoveryCode })).status).toBe(200);
    expect((await browser.get('/profile')).body.recoveryCodesLeft).toBe(0);
    expect(answerOf(await browser.delete(sensitive))).toBe('session_not_found');
    expect(answerOf(await browser.post(stepUpPath, { recoveryCode }))).toBe('code_rejected');
    expect(await eventsOf(service, user)).toEqual([
      'login_password success code_next',
      'login_code success',
      'step_up success',
      'session_revoked refused session_not_found',
      'step_up failure wrong',
    ]);
  });

  it.each([
    ['a user', {}],
    ['an employee', { kind: 'employee' as const }],
  ])('is a code for %s with an authenticator, never the password', async (_who, options) => {
    const { user, browser } = await signedInBefore(service, options);
    const token = sessionToken(browser);
    expect(answerOf(await browser.post(stepUpPath, { password }))).toBe('proof_rejected');
    expect(sessionToken(browser)).toBe(token);
    expect(answerOf(await browser.delete(sensitive))).toBe('step_up_required');
    expect((await eventsOf(service, user)).at(-2)).toBe('step_up refused proof_rejected');
  });

  it('is the password where there is no authenticator', async () => {
    const { user, browser } = await signedInByPassword(service);
    expect(answerOf(await browser.delete(sensitive))).toBe('step_up_required');
    expect(answerOf(await browser.post(stepUpPath, { code: '123456' }))).toBe('proof_rejected');
    expect(answerOf(await browser.post(stepUpPath, { recoveryCode }))).toBe('proof_rejected');
    expect(answerOf(await browser.post(stepUpPath, { password: 'Verkeerd-1!' }))).toBe('proof_rejected');
    expect((await browser.post(stepUpPath, { password })).status).toBe(200);
    expect(answerOf(await browser.delete(sensitive))).toBe('session_not_found');
    expect((await eventsOf(service, user)).slice(1)).toEqual([
      'session_revoked refused step_up_required',
      'step_up refused proof_rejected',
      'step_up refused proof_rejected',
      'step_up failure wrong',
      'step_up success',
      'session_revoked refused session_not_found',
    ]);
  });
});

describe('a session that steps up', () => {
  it('goes on under a new identifier, with the same end, and the former one is dead at once', async () => {
    const { user, browser, secret } = await signedInBefore(service);
    const stolen = browser.copy();
    const { id, expiresAt } = (await browser.get('/profile/sessions')).body.items[0];
    await stepUpWithCode(service, browser, secret);
    expect(sessionToken(browser)).not.toBe(sessionToken(stolen));
    expect([await aliveness(browser), await aliveness(stolen)]).toEqual([200, 'unauthenticated']);
    const { items } = (await browser.get('/profile/sessions')).body;
    expect(items).toMatchObject([{ id, current: true }]);
    expect(items[0].expiresAt >= expiresAt).toBe(true);
    expect(await authenticatorsOf(service, user)).toHaveLength(1);
  });

  it('has its new identifier in a cookie like the one before: of this host, HttpOnly, until the same end', async () => {
    const { browser, secret } = await signedInWithCode(service);
    const end = new Date(service.clock.now.getTime() + 12 * 3600_000);
    const response = await stepUpWithCode(service, browser, secret);
    const [cookie = '', ...others] = response.headers['set-cookie'] as unknown as string[];
    expect(others).toEqual([]);
    expect(
      cookie
        .replace(/=[^;]+/, '')
        .split('; ')
        .sort(),
    ).toEqual([
      `Expires=${end.toUTCString()}`,
      'HttpOnly',
      'Path=/',
      'SameSite=Lax',
      'Secure',
      '__Host-session-3000',
    ]);
  });

  it('keeps its new cookie when a request with the former one comes in later', async () => {
    const { browser, secret } = await signedInBefore(service);
    const underWay = browser.copy();
    await stepUpWithCode(service, browser, secret);
    const late = await underWay.get('/session');
    expect(late.status).toBe(401);
    // The browser has one jar: whatever the late answer sets would be set there.
    expect(late.headers).not.toHaveProperty('set-cookie');
    expect(await aliveness(browser)).toBe(200);
  });

  it('never lives longer than twelve hours', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    for (let halfHour = 1; halfHour < 24; halfHour++) {
      service.clock.advance(1800);
      expect((await browser.post(stepUpPath, { password })).status).toBe(200);
    }
    service.clock.advance(1800);
    expect(answerOf(await browser.post(stepUpPath, { password }))).toBe('unauthenticated');
  });

  it('must be a full one', async () => {
    const { user, browser } = await signedInByPassword(service);
    await activate(service, user.organisationId);
    expect(answerOf(await browser.post(stepUpPath, { password }))).toBe('two_factor_required');
    const other = await signedInByPassword(service);
    const secret = await enrol(service, other.user);
    const code = codeOf(service, secret);
    expect(answerOf(await other.browser.post(stepUpPath, { code }))).toBe('two_factor_required');
    expect(answerOf(await service.browser().post(stepUpPath, { password }))).toBe('unauthenticated');
  });
});

describe('a code', () => {
  it('is accepted once of 20 parallel uses', async () => {
    const { user, browser, secret } = await signedInBefore(service);
    const code = codeOf(service, secret);
    const browsers = Array.from({ length: 20 }, () => browser.copy());
    const answers = await Promise.all(browsers.map((each) => each.post(stepUpPath, { code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status } of answers) expect([200, 401, 429]).toContain(status);
    const alive = await Promise.all(browsers.map(aliveness));
    expect(alive.filter((each) => each === 200)).toHaveLength(1);
    const successes = (await eventsOf(service, user)).filter((event) => event === 'step_up success');
    expect(successes).toHaveLength(1);
  });

  it('is accepted once of a step-up in each of two sessions', async () => {
    const signedIn = await signedInBefore(service);
    const other = service.browser();
    await other.post('/login', { email: signedIn.user.email, password });
    await other.post('/login/code', { code: codeOf(service, signedIn.secret) });
    service.clock.advance(300);
    const code = codeOf(service, signedIn.secret);
    expect((await signedIn.browser.post(stepUpPath, { code })).status).toBe(200);
    expect(answerOf(await other.post(stepUpPath, { code }))).toBe('code_rejected');
    expect((await eventsOf(service, signedIn.user)).at(-1)).toBe('step_up failure replayed');
  });

  it('that opened the session opens nothing else', async () => {
    const { browser, secret } = await signedInWithCode(service);
    expect(answerOf(await browser.post(stepUpPath, { code: codeOf(service, secret) }))).toBe('code_rejected');
  });

  it('is counted with those of logins, and a right one gives all attempts back', async () => {
    const { user, browser, secret } = await signedInBefore(service);
    const code = wrongCodeOf(service, secret);
    for (let attempt = 1; attempt <= 4; attempt++)
      expect(answerOf(await browser.post(stepUpPath, { code }))).toBe('code_rejected');
    expect((await stepUpWithCode(service, browser, secret)).status).toBe(200);
    expect(await codeBudgetOf(service, user.id)).toBeUndefined();
    const wrong = wrongCodeOf(service, secret);
    for (let attempt = 1; attempt <= 5; attempt++) await browser.post(stepUpPath, { code: wrong });
    const locked = await stepUpWithCode(service, browser, secret);
    expect(answerOf(locked)).toBe('login_locked');
    expect(locked.headers['retry-after']).toBe('870');
    expect((await eventsOf(service, user)).at(-1)).toBe('step_up refused login_locked');
    const login = service.browser();
    expect(answerOf(await login.post('/login', { email: user.email, password }))).toBe('login_locked');
  });

  it.each([99, 100])(
    'is the last wrong one after %i before: the authenticator is disabled, the session dead',
    async (before) => {
      const { user, browser, secret } = await signedInBefore(service);
      await setConsecutiveFailures(service, user.id, before);
      const code = before === 99 ? wrongCodeOf(service, secret) : codeOf(service, secret);
      expect(answerOf(await browser.post(stepUpPath, { code }))).toBe('code_rejected');
      expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'disabled' }]);
      expect(await aliveness(browser)).toBe('unauthenticated');
      expect((await eventsOf(service, user)).at(-1)).toBe('authenticator_disabled success');
    },
  );

  it('of another user opens nothing', async () => {
    const [one, other] = [await signedInBefore(service), await signedInBefore(service)];
    service.clock.advance(30);
    const code = codeOf(service, other.secret);
    expect(answerOf(await one.browser.post(stepUpPath, { code }))).toBe('code_rejected');
  });
});

it('the password is slowed as at a login', async () => {
  const { browser } = await signedInByPassword(service);
  for (let attempt = 1; attempt <= 10; attempt++)
    expect(answerOf(await browser.post(stepUpPath, { password: 'Verkeerd-1!' }))).toBe('proof_rejected');
  expect(answerOf(await browser.post(stepUpPath, { password }))).toBe('login_locked');
});

it('a disabled authenticator leaves nothing to prove with', async () => {
  const { user, browser, secret } = await signedInWithCode(service);
  await service.ownerDb
    .update(authenticators)
    .set({ state: 'disabled' })
    .where(eq(authenticators.userId, user.id));
  expect(answerOf(await browser.delete(sensitive))).toBe('step_up_required');
  expect(answerOf(await browser.post(stepUpPath, { password }))).toBe('proof_rejected');
  expect(answerOf(await stepUpWithCode(service, browser, secret))).toBe('proof_rejected');
});
