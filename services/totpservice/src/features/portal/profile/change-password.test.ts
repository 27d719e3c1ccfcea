import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { activate } from '../../../../test/decisions.ts';
import { startService } from '../../../../test/harness.ts';
import { newPassword, openFreshLink, openLink } from '../../../../test/mailed-links.ts';
import { codeOf, createUser, mintLink, password, signIn, startCodeStep } from '../../../../test/people.ts';
import {
  aliveness,
  answerOf,
  otherBrowser,
  sessionToken,
  signedInBefore,
  signedInByPassword,
} from '../../../../test/profile.ts';
import { eventsOf, queuedMails } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const path = '/profile/password';
const right = { currentPassword: password, newPassword };

describe('a changed password', () => {
  it.each([
    ['a user', {}],
    ['an employee', { kind: 'employee' as const }],
  ])('of %s works from now on, and the former one does not', async (_who, options) => {
    const { user, browser } = await signedInBefore(service, options);
    expect((await browser.post(path, right)).status).toBe(204);
    const login = service.browser();
    expect(answerOf(await login.post('/login', { email: user.email, password }))).toBe('invalid_credentials');
    const { body } = await login.post('/login', { email: user.email, password: newPassword });
    expect(body.next).toBe('code');
    expect((await browser.get('/profile')).body.passwordSetAt).toBe(service.clock.now.toISOString());
  });

  it('ends every other session, and goes on in this one under a new identifier', async () => {
    const signedIn = await signedInBefore(service);
    const { browser } = signedIn;
    const other = await otherBrowser(service, signedIn);
    const stolen = browser.copy();
    await browser.post(path, right);
    expect(sessionToken(browser)).not.toBe(sessionToken(stolen));
    expect(await aliveness(browser)).toBe(200);
    expect([await aliveness(other), await aliveness(stolen)]).toEqual(['unauthenticated', 'unauthenticated']);
  });

  it('ends a half-login (GitLab #25195) and every mailed link', async () => {
    const { user, secret, browser } = await signedInBefore(service);
    const half = await startCodeStep(service, user);
    const reset = { purpose: 'reset' as const, lost: 'authenticator' as const };
    const unopened = await mintLink(service, user, reset);
    const opened = await openFreshLink(service, user, reset);
    await browser.post(path, right);
    service.clock.advance(30);
    const code = codeOf(service, secret);
    expect(answerOf(await half.post('/login/code', { code }))).toBe('login_challenge_missing');
    expect(answerOf(await opened.post('/registrations/password', { password: newPassword }))).toBe(
      'registration_withdrawn',
    );
    await expect(openLink(service, unopened)).rejects.toThrow('registration_withdrawn');
  });

  it('is told of by one mail, and stands in the audit trail', async () => {
    const { user, browser } = await signedInByPassword(service);
    await browser.post(path, right);
    expect(await queuedMails(service, user)).toMatchObject([
      { kind: 'password_changed', requestedBy: 'system', params: { at: service.clock.now.toISOString() } },
    ]);
    expect(await eventsOf(service, user)).toEqual(['login_password success', 'password_changed success']);
  });

  it('opens the login of an owner whom strangers had slowed down', async () => {
    const { user, browser } = await signedInByPassword(service);
    for (let attempt = 1; attempt <= 9; attempt++)
      await service.browser().post('/login', { email: user.email, password: 'Verkeerd-1!' });
    await browser.post(path, right);
    await service.browser().post('/login', { email: user.email, password: 'Verkeerd-1!' });
    await signIn(service, user, newPassword);
  });

  it('is one of two that are asked for at once', async () => {
    const { user, browser } = await signedInByPassword(service);
    const others = ['Zeven gele kano 77?', 'Acht kale uilen 88?'];
    const copies = others.map(() => browser.copy());
    const answers = await atOnce(
      service,
      sql`select from users where id = ${user.id} for update`,
      others.map(
        (chosen, index) => () =>
          (copies[index] ?? browser).post(path, { currentPassword: password, newPassword: chosen }),
      ),
    );
    expect(answers.map(answerOf).sort()).toEqual([204, 'unauthenticated']);
    const winner = answers[0]?.status === 204 ? 0 : 1;
    await signIn(service, user, others[winner]);
    expect(await queuedMails(service, user)).toHaveLength(1);
  });
});

describe('nothing changes', () => {
  it('without the current password, which is slowed as at a login', async () => {
    const { user, browser } = await signedInByPassword(service);
    const wrong = { currentPassword: 'Verkeerd-1!', newPassword };
    const token = sessionToken(browser);
    expect(answerOf(await browser.post(path, wrong))).toBe('proof_rejected');
    expect(sessionToken(browser)).toBe(token);
    expect((await eventsOf(service, user)).at(-1)).toBe('password_changed failure wrong');
    for (let attempt = 2; attempt <= 9; attempt++) await browser.post(path, wrong);
    expect(answerOf(await browser.post(path, wrong))).toBe('proof_rejected');
    const locked = await browser.post(path, right);
    expect([answerOf(locked), locked.headers['retry-after']]).toEqual(['login_locked', expect.any(String)]);
    expect((await eventsOf(service, user)).at(-1)).toBe('password_changed refused login_locked');
    // Of the lock, not of a change.
    expect(await queuedMails(service, user)).toMatchObject([{ kind: 'login_locked' }]);
  });

  it.each([
    ['kort-1A', ['length']],
    ['zonder hoofdletter 1?', ['upper']],
    ['Wachtwoord1!', ['common', 'context']],
    ['Testvervoer-1', ['common', 'context']],
  ])('to %s, which breaks a rule, and no attempt is counted', async (chosen, rules) => {
    const { browser } = await signedInByPassword(service);
    for (let attempt = 1; attempt <= 12; attempt++) {
      const response = await browser.post(path, { currentPassword: password, newPassword: chosen });
      expect([response.status, response.body.code]).toEqual([422, 'password_refused']);
      for (const rule of response.body.passwordRules) expect(rules).toContain(rule);
    }
    expect((await browser.post(path, right)).status).toBe(204);
  });

  it('for a session that is restricted, or none', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    await activate(service, user.organisationId);
    expect(answerOf(await browser.post(path, right))).toBe('two_factor_required');
    expect(answerOf(await service.browser().post(path, right))).toBe('unauthenticated');
  });
});
