import { attemptBudgets, recoveryCodes } from '@tvm/db';
import { generateCode } from '@tvm/totp';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce, oneBehindTheOther } from '../../../../test/at-once.ts';
import { deadLinks } from '../../../../test/dead-links.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import {
  confirm,
  cookieName,
  newPassword,
  openFreshLink,
  readPendingSecret,
  setNewPassword,
  wrongCodeOf,
} from '../../../../test/mailed-links.ts';
import { codeOf, createUser, enrol, mintLink, password, startCodeStep } from '../../../../test/people.ts';
import {
  allRows,
  authenticatorsOf,
  eventsOf,
  expectOnlyRefusals,
  queuedKinds,
} from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const reset = { purpose: 'reset' as const };
const recoveryCode = 'ABCD-EFGH-IJKL-MNOP';

/** An enrolled user, and a browser that set the new password of a reset. */
async function reachProof(at: TestService = service) {
  const user = await createUser(at);
  const secret = await enrol(at, user);
  const browser = await setNewPassword(at, user, reset);
  return { user, secret, browser };
}

/** A browser with a login challenge after the new password. */
async function newChallenge(email: string, at: TestService = service) {
  const browser = at.browser();
  const { body } = await browser.post('/login', { email, password: newPassword });
  expect(body.next).toBe('code');
  return browser;
}

describe.each(['code', 'recovery code'] as const)('a %s of the authenticator', (kind) => {
  const proofOf = (secret: Uint8Array) =>
    kind === 'code' ? { code: codeOf(service, secret) } : { recoveryCode };

  it('completes the reset: the new password takes effect and the authenticator stays', async () => {
    const { user, secret, browser } = await reachProof();
    const [before] = await authenticatorsOf(service, user);
    const { body } = await browser.post('/registrations/proof', proofOf(secret));
    expect(body).toMatchObject({ next: 'done', purpose: 'reset', lost: 'password' });
    const [after, ...others] = await authenticatorsOf(service, user);
    expect(others).toEqual([]);
    const changing = { lastAcceptedStep: 0, lastUsedAt: null };
    expect({ ...after, ...changing }).toEqual({ ...before, ...changing });
    expect(await queuedKinds(service, user)).toEqual(['password_changed']);
    expect((await eventsOf(service, user)).at(-1)).toBe('password_reset_completed success');

    const former = await service.browser().post('/login', { email: user.email, password });
    expect(former.body.code).toBe('invalid_credentials');
    service.clock.advance(60);
    const login = await newChallenge(user.email);
    expect((await login.post('/login/code', { code: codeOf(service, secret) })).status).toBe(200);
  });

  it('never signs in, and ends sessions, login challenges and the other links', async () => {
    const { user, secret, browser } = await reachProof();
    const session = await startCodeStep(service, user);
    await session.post('/login/code', { code: codeOf(service, secret) });
    const challenge = await startCodeStep(service, user);
    const link = await mintLink(service, user, reset);
    service.clock.advance(30);
    const response = await browser.post('/registrations/proof', proofOf(secret));
    expect(response.status).toBe(200);
    expect([...browser.cookies.keys()]).toEqual([cookieName('device')]);
    expect((await session.get('/session')).status).toBe(401);
    expect((await challenge.post('/login/code', { code: '123456' })).body.code).toBe(
      'login_challenge_missing',
    );
    expect((await service.browser().post('/registrations/open', { token: link })).body.code).toBe(
      'registration_withdrawn',
    );
  });

  it('that was used at a login is refused here', async () => {
    const { user, secret, browser } = await reachProof();
    const login = await startCodeStep(service, user);
    const proof = proofOf(secret);
    const path = kind === 'code' ? '/login/code' : '/login/recovery-code';
    expect((await login.post(path, proof)).status).toBe(200);
    expect((await browser.post('/registrations/proof', proof)).body.code).toBe('code_rejected');
    expect((await eventsOf(service, user)).at(-1)).toBe(
      `password_reset_completed failure ${kind === 'code' ? 'replayed' : 'wrong'}`,
    );
  });

  it('that was used here is refused at the login', async () => {
    const { user, secret, browser } = await reachProof();
    const proof = proofOf(secret);
    await browser.post('/registrations/proof', proof);
    const login = await newChallenge(user.email);
    const path = kind === 'code' ? '/login/code' : '/login/recovery-code';
    expect((await login.post(path, proof)).body.code).toBe('code_rejected');
  });

  it('is taken once of five confirmations that are under way at once', async () => {
    const { user, secret, browser } = await reachProof();
    const answers = await atOnce(
      service,
      sql`select from users where id = ${user.id} for update`,
      Array.from({ length: 5 }, () => () => browser.copy().post('/registrations/proof', proofOf(secret))),
    );
    expect(answers.map(({ body }) => body.next ?? body.code).sort()).toEqual([
      'done',
      ...Array<string>(4).fill('registration_used'),
    ]);
    expect(await queuedKinds(service, user)).toEqual(['password_changed']);
  });
});

describe('wrong codes', () => {
  it('and wrong recovery codes share one budget with the login, in both directions', async () => {
    const own = await startService();
    const { user, secret, browser } = await reachProof(own);
    const login = await startCodeStep(own, user);
    const code = wrongCodeOf(own, secret);
    await login.post('/login/code', { code });
    await login.post('/login/recovery-code', { recoveryCode: 'AAAA-AAAA-AAAA-AAAA' });
    await browser.post('/registrations/proof', { code });
    await browser.post('/registrations/proof', { recoveryCode: 'AAAA-AAAA-AAAA-AAAA' });
    expect((await browser.post('/registrations/proof', { code })).body.code).toBe('code_rejected');
    for (const response of [
      await browser.post('/registrations/proof', { code: codeOf(own, secret) }),
      await browser.post('/registrations/proof', { recoveryCode }),
      await login.post('/login/code', { code: codeOf(own, secret) }),
    ])
      expect([response.status, response.body.code, response.headers['retry-after']]).toEqual([
        429,
        'login_locked',
        '900',
      ]);
    own.clock.advance(900);
    expect((await browser.post('/registrations/proof', { code: codeOf(own, secret) })).status).toBe(200);
  });

  it('are no more than five in a burst', async () => {
    const { secret, browser } = await reachProof();
    const code = wrongCodeOf(service, secret);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => browser.copy().post('/registrations/proof', { code })),
    );
    expect(answers.filter(({ body }) => body.code === 'code_rejected')).toHaveLength(5);
  });

  it('change neither the password nor the authenticator nor a recovery code', async () => {
    const { user, secret, browser } = await reachProof();
    const before = await authenticatorsOf(service, user);
    await browser.post('/registrations/proof', { code: wrongCodeOf(service, secret) });
    await browser.post('/registrations/proof', { recoveryCode: 'AAAA-AAAA-AAAA-AAAA' });
    expect(await authenticatorsOf(service, user)).toEqual(before);
    const codes = await service.ownerDb.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
    expect(codes).toMatchObject([{ usedAt: null }]);
    await startCodeStep(service, user);
    expect((await browser.get('/registrations/current')).body.next).toBe('proof');
  });

  it.each([99, 100])(
    'disable the authenticator after %i before, which withdraws the link; a new one leads to a new enrolment',
    async (failures) => {
      const { user, secret, browser } = await reachProof();
      const now = service.clock.now;
      await service.ownerDb.insert(attemptBudgets).values({
        scope: 'code',
        subject: user.id,
        attempts: 1,
        consecutive: failures,
        windowStartedAt: now,
        updatedAt: now,
      });
      // After the hundredth not even the right code is looked at: a process may have ended before it could disable.
      const code = failures === 99 ? wrongCodeOf(service, secret) : codeOf(service, secret);
      expect((await browser.post('/registrations/proof', { code })).body.code).toBe('code_rejected');
      expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'disabled' }]);
      expect((await browser.get('/registrations/current')).body.code).toBe('registration_withdrawn');

      const again = await setNewPassword(service, user, reset);
      expect((await again.get('/registrations/current')).body.next).toBe('enrolment');
      expect((await confirm(service, again, await readPendingSecret(again))).status).toBe(200);
    },
  );

  it('include the codes of somebody else', async () => {
    const { browser } = await reachProof();
    const other = await createUser(service);
    const secret = await enrol(service, other, 'OTHE-ROTH-EROT-HERO');
    expect((await browser.post('/registrations/proof', { code: codeOf(service, secret) })).body.code).toBe(
      'code_rejected',
    );
    const theirs = await browser.post('/registrations/proof', { recoveryCode: 'OTHE-ROTH-EROT-HERO' });
    expect(theirs.body.code).toBe('code_rejected');
  });
});

describe('the step', () => {
  it('comes after the password, and counts nothing before', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const browser = await openFreshLink(service, user, reset);
    const before = await allRows(service);
    const early = await browser.post('/registrations/proof', { code: codeOf(service, secret) });
    expect([early.status, early.body.code]).toEqual([409, 'registration_step_refused']);
    await expectOnlyRefusals(service, before);
  });

  it('is none of somebody without an authenticator', async () => {
    const user = await createUser(service);
    const browser = await openFreshLink(service, user);
    expect((await browser.post('/registrations/proof', { code: '123456' })).body.code).toBe(
      'registration_step_refused',
    );
  });

  it.each([
    ['both', { code: '123456', recoveryCode }],
    ['neither', {}],
  ])('takes exactly one proof, not %s', async (_what, proof) => {
    const { browser } = await reachProof();
    const before = await allRows(service);
    const response = await browser.post('/registrations/proof', proof);
    expect([response.status, response.body.code]).toEqual([400, 'validation_failed']);
    expect(await allRows(service)).toEqual(before);
  });

  it.each(deadLinks.filter(({ state }) => state !== 'already_enrolled'))(
    'is refused with the right code when the link $what meanwhile, and the code is not burned',
    async ({ code, kill }) => {
      const { user, secret, browser } = await reachProof();
      await service.ownerDb.$client.query(
        `update registrations set kept_password_hash = null, kept_pepper_key_id = null where user_id = $1`,
        [user.id],
      );
      await kill(service, user);
      const before = await allRows(service);
      const response = await browser.post('/registrations/proof', { code: codeOf(service, secret) });
      expect(response.body.code).toBe(code);
      await expectOnlyRefusals(service, before);
    },
  );
});

it('and a login with a code at the same time never wait for each other', async () => {
  const { user, secret, browser } = await reachProof();
  const login = await startCodeStep(service, user);
  const former = generateCode({ secret, now: new Date(service.clock.now.getTime() - 30_000) });
  // The reset has the user's row when it comes to the authenticator's; a login that began with the latter would now wait for the former.
  const [completed, late] = await oneBehindTheOther(
    service,
    sql`select 1 from users where id = ${user.id} for update`,
    [
      () => browser.post('/registrations/proof', { code: codeOf(service, secret) }),
      () => login.post('/login/code', { code: former }),
    ],
  );
  expect(completed?.status).toBe(200);
  expect([late?.status, late?.body.code]).toEqual([401, 'code_rejected']);
});
