import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { startService } from '../../../../test/harness.ts';
import { confirm, reachEnrolment, wrongCodeOf } from '../../../../test/mailed-links.ts';
import {
  changed,
  codeOf,
  createUser,
  password,
  signInWithCode,
  startCodeStep,
} from '../../../../test/people.ts';
import {
  aliveness,
  answerOf,
  confirmPath,
  confirmReplacement,
  otherBrowser,
  sessionToken,
  signedInBefore,
  signedInByPassword,
  signedInWithCode,
  startReplacement,
  stepUpPath,
  stepUpWithCode,
} from '../../../../test/profile.ts';
import { authenticatorsOf, eventsOf, queuedKinds, queuedMails } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const reset = { purpose: 'reset' as const, lost: 'authenticator' as const };
const statesOf = async (user: Parameters<typeof authenticatorsOf>[1]) =>
  (await authenticatorsOf(service, user)).map(({ state }) => state);

describe('a confirmed replacement', () => {
  it('makes the new app the only one, with its first code used up and ten new recovery codes', async () => {
    const { user, browser, secret } = await signedInWithCode(service);
    const fresh = await startReplacement(browser);
    const code = codeOf(service, fresh);
    const { body } = await browser.post(confirmPath, { code });
    expect(new Set(body.recoveryCodes).size).toBe(10);
    expect(await authenticatorsOf(service, user)).toMatchObject([
      { state: 'revoked', sealedSecret: null, endedAt: service.clock.now },
      { state: 'active', activatedAt: service.clock.now },
    ]);
    const login = await startCodeStep(service, user);
    expect(answerOf(await login.post('/login/code', { code }))).toBe('code_rejected');
    const old = { recoveryCode: 'ABCD-EFGH-IJKL-MNOP' };
    expect(answerOf(await login.post('/login/recovery-code', old))).toBe('code_rejected');
    service.clock.advance(30);
    expect(answerOf(await login.post('/login/code', { code: codeOf(service, secret) }))).toBe(
      'code_rejected',
    );
    expect((await login.post('/login/code', { code: codeOf(service, fresh) })).status).toBe(200);
    const recovery = await startCodeStep(service, user);
    const recoveryCode = body.recoveryCodes[9];
    expect((await recovery.post('/login/recovery-code', { recoveryCode })).status).toBe(200);
  });

  it('ends other sessions, half-logins and links; this session goes on, proved, under a new identifier', async () => {
    const signedIn = await signedInWithCode(service);
    const { user, browser } = signedIn;
    const other = await otherBrowser(service, signedIn);
    const half = await startCodeStep(service, user);
    const registration = await reachEnrolment(service, user, reset);
    const stolen = browser.copy();
    const fresh = await startReplacement(browser);
    await startReplacement(other);
    await confirmReplacement(service, browser, fresh);
    expect(sessionToken(browser)).not.toBe(sessionToken(stolen));
    expect([await aliveness(browser), await aliveness(stolen), await aliveness(other)]).toEqual([
      200,
      'unauthenticated',
      'unauthenticated',
    ]);
    service.clock.advance(30);
    const code = codeOf(service, fresh);
    expect(answerOf(await half.post('/login/code', { code }))).toBe('login_challenge_missing');
    expect(answerOf(await confirm(service, registration.browser, registration.secret))).toBe(
      'registration_withdrawn',
    );
    expect((await browser.get('/profile')).body.stepUpValidUntil).not.toBe(null);
    // No pending secret is left anywhere.
    expect((await statesOf(user)).sort()).toEqual(['active', 'revoked', 'revoked', 'revoked']);
  });

  it('is told to the person and the other main users, not to sub-users', async () => {
    const { user, browser } = await signedInWithCode(service, { isMainUser: true });
    const { organisationId } = user;
    const [main, sub] = [
      await createUser(service, { organisationId, isMainUser: true }),
      await createUser(service, { organisationId }),
    ];
    await confirmReplacement(service, browser, await startReplacement(browser));
    const at = service.clock.now.toISOString();
    expect(await queuedMails(service, user)).toMatchObject([
      { kind: 'authenticator_replaced', requestedBy: 'system', params: { at } },
    ]);
    expect(await queuedMails(service, main)).toMatchObject([
      { kind: 'authenticator_replaced_notice', params: { at, subjectUserId: user.id } },
    ]);
    expect(await queuedMails(service, sub)).toEqual([]);
  });

  it.each([
    ['a user without another main user', {}],
    ['an employee', { kind: 'employee' as const }],
  ])('is told to support for %s', async (_who, options) => {
    const { user, browser } = await signedInWithCode(service, options);
    await confirmReplacement(service, browser, await startReplacement(browser));
    expect(await queuedKinds(service, user)).toEqual(['authenticator_replaced']);
    const notices = (await queuedMails(service, null)).filter(
      ({ params }) => params.subjectUserId === user.id,
    );
    expect(notices).toMatchObject([{ kind: 'authenticator_replaced_notice' }]);
    expect((await eventsOf(service, user)).slice(-2)).toEqual([
      'replacement_started success',
      'authenticator_replaced success',
    ]);
  });

  it('is one of five that are under way at once', async () => {
    const { user, browser } = await signedInWithCode(service);
    const fresh = await startReplacement(browser);
    const answers = await atOnce(
      service,
      sql`select from users where id = ${user.id} for update`,
      Array.from({ length: 5 }, () => () => confirmReplacement(service, browser.copy(), fresh)),
    );
    const others = answers.filter(({ status }) => status !== 200);
    expect(new Set(others.map(answerOf))).toEqual(new Set(['unauthenticated']));
    expect(others).toHaveLength(4);
    expect(await queuedKinds(service, user)).toEqual(['authenticator_replaced']);
  });

  it('or a reset, of two at once: one takes effect, and neither waits for the other for ever', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const { user, browser } = await signedInWithCode(service);
      const registration = await reachEnrolment(service, user, reset);
      const fresh = await startReplacement(browser);
      const answers = await atOnce(service, sql`select from users where id = ${user.id} for update`, [
        () => confirmReplacement(service, browser, fresh),
        () => confirm(service, registration.browser, registration.secret),
      ]);
      const [replaced, enrolled] = answers.map(answerOf);
      expect([
        [200, 'registration_withdrawn'],
        ['unauthenticated', 200],
      ]).toContainEqual([replaced, enrolled]);
      const [winner, loser] = replaced === 200 ? [fresh, registration.secret] : [registration.secret, fresh];
      expect((await statesOf(user)).filter((state) => state !== 'revoked')).toEqual(['active']);
      service.clock.advance(30);
      const chosen = replaced === 200 ? password : 'Zes grijze mussen 42?';
      const login = service.browser();
      await login.post('/login', { email: user.email, password: chosen });
      expect(answerOf(await login.post('/login/code', { code: codeOf(service, loser) }))).toBe(
        'code_rejected',
      );
      expect((await login.post('/login/code', { code: codeOf(service, winner) })).status).toBe(200);
    }
  });
});

describe('nothing is replaced', () => {
  it('by a wrong code, of which five are looked at', async () => {
    const { user, browser } = await signedInWithCode(service);
    const fresh = await startReplacement(browser);
    const code = wrongCodeOf(service, fresh);
    for (let attempt = 1; attempt <= 5; attempt++)
      expect(answerOf(await browser.post(confirmPath, { code }))).toBe('code_rejected');
    expect(answerOf(await confirmReplacement(service, browser, fresh))).toBe('login_locked');
    expect((await eventsOf(service, user)).slice(-3)).toEqual([
      'replacement_code failure wrong',
      'attempts_locked success enrolment',
      'replacement_code refused login_locked',
    ]);
    expect(await statesOf(user)).toEqual(['active', 'pending']);
  });

  it('by a code of the old app', async () => {
    const { browser, secret } = await signedInWithCode(service);
    await startReplacement(browser);
    service.clock.advance(30);
    expect(answerOf(await confirmReplacement(service, browser, secret))).toBe('code_rejected');
  });

  it('before it was started in this session', async () => {
    const signedIn = await signedInWithCode(service);
    const fresh = await startReplacement(await otherBrowser(service, signedIn));
    expect(answerOf(await confirmReplacement(service, signedIn.browser, fresh))).toBe(
      'replacement_not_started',
    );
  });

  it('when the proof is five minutes old, until another one is given', async () => {
    const { user, browser, secret } = await signedInWithCode(service);
    const fresh = await startReplacement(browser);
    service.clock.advance(300);
    expect(answerOf(await confirmReplacement(service, browser, fresh))).toBe('step_up_required');
    expect((await eventsOf(service, user)).at(-1)).toBe('replacement_code refused step_up_required');
    await stepUpWithCode(service, browser, secret);
    expect((await confirmReplacement(service, browser, fresh)).status).toBe(200);
  });

  it('by somebody without an authenticator, a password notwithstanding', async () => {
    const { browser } = await signedInByPassword(service);
    await browser.post(stepUpPath, { password });
    expect(answerOf(await browser.post(confirmPath, { code: '123456' }))).toBe('authenticator_missing');
    expect(answerOf(await service.browser().post(confirmPath, { code: '123456' }))).toBe('unauthenticated');
  });

  it('when the address was changed between start and confirmation', async () => {
    const { user, browser } = await signedInWithCode(service);
    const fresh = await startReplacement(browser);
    await changed(service, user, 'address');
    expect(answerOf(await confirmReplacement(service, browser, fresh))).toBe('approval_required');
  });

  it('by a session that another one ended, or that died with a reset', async () => {
    const signedIn = await signedInBefore(service);
    const other = await signInWithCode(service, signedIn.user, signedIn.secret);
    const fresh = await startReplacement(other);
    await stepUpWithCode(service, signedIn.browser, signedIn.secret);
    await signedIn.browser.delete('/profile/sessions');
    expect(answerOf(await confirmReplacement(service, other, fresh))).toBe('unauthenticated');
  });
});
