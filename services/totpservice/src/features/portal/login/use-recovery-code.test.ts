import { authenticators } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { alike, codeBudgetOf, eventsOf, openSessionsOf, sessionOfToken } from '../../../../test/facts.ts';
import { startService } from '../../../../test/harness.ts';
import { cookieName, wrongCodeOf } from '../../../../test/mailed-links.ts';
import { codeOf, createUser, enrol, startCodeStep, type TestUser } from '../../../../test/people.ts';

const service = await startService({}, afterAll);
const recoveryCode = 'MFRG-GZDF-MZTW-Q2LK';
const wrongCode = 'AAAA-BBBB-CCCC-DDDD';

async function enrolledUser(): Promise<{ user: TestUser; secret: Uint8Array }> {
  const user = await createUser(service);
  return { user, secret: await enrol(service, user, recoveryCode) };
}

/** Types a recovery code after a new login with the password. */
async function recover(user: TestUser, typed: unknown) {
  const browser = await startCodeStep(service, user);
  return { browser, response: await browser.post('/login/recovery-code', { recoveryCode: typed }) };
}

describe('a recovery code', () => {
  it.each([
    recoveryCode,
    recoveryCode.toLowerCase(),
    'mfrggzdfmztwq2lk',
    'MFRG GZDF MZTW Q2LK',
    ' mfrg-gzdf mztwq2lk ',
  ])('opens a session with both factors in whatever form it is typed: "%s"', async (typed) => {
    const { user } = await enrolledUser();
    const { browser, response } = await recover(user, typed);
    expect([response.status, response.body]).toEqual([200, { recoveryCodesLeft: 0 }]);
    expect([...browser.cookies.keys()]).toEqual([cookieName('session'), cookieName('device')]);
    const session = await sessionOfToken(service, browser.cookies.get(cookieName('session')));
    expect(session.assurance).toBe('two_factor');
    expect(await eventsOf(service, user.id)).toEqual([
      'login_password success code_next',
      'login_recovery_code success',
    ]);
  });

  it('works once', async () => {
    const { user } = await enrolledUser();
    await recover(user, recoveryCode);
    const { response } = await recover(user, recoveryCode);
    expect([response.status, response.body.code]).toEqual([401, 'code_rejected']);
    expect(await openSessionsOf(service, user.id)).toHaveLength(1);
  });

  it('works once when it is used by many at once, each with a challenge of its own', async () => {
    const { user } = await enrolledUser();
    const browsers = await Promise.all(Array.from({ length: 8 }, () => startCodeStep(service, user)));
    const responses = await Promise.all(
      browsers.map((browser) => browser.post('/login/recovery-code', { recoveryCode })),
    );
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await openSessionsOf(service, user.id)).toHaveLength(1);
  });

  it('of another user is a wrong one', async () => {
    const [one, other] = [await enrolledUser(), await createUser(service)];
    await enrol(service, other, 'ZZZZ-YYYY-XXXX-WWWW');
    const { response } = await recover(one.user, 'ZZZZ-YYYY-XXXX-WWWW');
    expect(response.body.code).toBe('code_rejected');
    expect((await recover(other, 'ZZZZ-YYYY-XXXX-WWWW')).response.status).toBe(200);
  });

  it('of an authenticator that is gone is a wrong one', async () => {
    const { user } = await enrolledUser();
    const browser = await startCodeStep(service, user);
    await service.ownerDb
      .update(authenticators)
      .set({ state: 'revoked', sealedSecret: null, endedAt: service.clock.now })
      .where(eq(authenticators.userId, user.id));
    const response = await browser.post('/login/recovery-code', { recoveryCode });
    expect(response.body.code).toBe('code_rejected');
    expect(await openSessionsOf(service, user.id)).toEqual([]);
  });

  it('that is wrong gets the same answer as a wrong code', async () => {
    const { user, secret } = await enrolledUser();
    const browser = await startCodeStep(service, user);
    const code = await browser.post('/login/code', { code: wrongCodeOf(service, secret) });
    const recovery = await browser.post('/login/recovery-code', { recoveryCode: wrongCode });
    expect([code.body.attemptsLeft, recovery.body.attemptsLeft]).toEqual([4, 3]);
    expect(alike(recovery)).toEqual(alike(code));
    expect(await eventsOf(service, user.id)).toEqual([
      'login_password success code_next',
      'login_code failure wrong',
      'login_recovery_code failure wrong',
    ]);
  });

  it.each([
    ['15 characters', 'MFRGGZDFMZTWQ2L'],
    ['characters outside base32', 'MFRG-GZDF-MZTW-Q018'],
    ['a dotless i', 'MFRG-GZDF-MZTW-Q2L\u0131'],
    ['41 characters', `${recoveryCode} ${recoveryCode}-x`],
    ['an array', [recoveryCode]],
    ['null', null],
    ['a number', 1234567890123456],
  ])('that can not be one (%s) is refused and costs no attempt', async (_what, typed) => {
    const { user } = await enrolledUser();
    const { response } = await recover(user, typed);
    expect([response.status, response.body.code]).toEqual([400, 'validation_failed']);
    expect(await codeBudgetOf(service, user.id)).toBeUndefined();
  });
});

describe('the attempts', () => {
  it('are those of codes: three wrong codes and two wrong recovery codes lock both', async () => {
    const { user, secret } = await enrolledUser();
    const browser = await startCodeStep(service, user);
    for (let attempt = 0; attempt < 3; attempt++)
      await browser.post('/login/code', { code: wrongCodeOf(service, secret) });
    for (let attempt = 0; attempt < 2; attempt++)
      await browser.post('/login/recovery-code', { recoveryCode: wrongCode });
    const recovery = await browser.post('/login/recovery-code', { recoveryCode });
    const code = await browser.post('/login/code', { code: codeOf(service, secret) });
    expect([recovery.status, code.status]).toEqual([429, 429]);
    expect(recovery.headers['retry-after']).toBe('900');
    service.clock.advance(900);
    expect((await recover(user, recoveryCode)).response.status).toBe(200);
  });

  it('come back with a right recovery code', async () => {
    const { user, secret } = await enrolledUser();
    const browser = await startCodeStep(service, user);
    for (let attempt = 0; attempt < 4; attempt++)
      await browser.post('/login/code', { code: wrongCodeOf(service, secret) });
    await browser.post('/login/recovery-code', { recoveryCode });
    expect(await codeBudgetOf(service, user.id)).toBeUndefined();
  });
});

it('asks for a live login challenge', async () => {
  const { user } = await enrolledUser();
  const stranger = await service.browser().post('/login/recovery-code', { recoveryCode });
  expect(stranger.body.code).toBe('login_challenge_missing');
  const browser = await startCodeStep(service, user);
  service.clock.advance(600);
  const late = await browser.post('/login/recovery-code', { recoveryCode });
  expect(late.body.code).toBe('login_challenge_missing');
  expect((await recover(user, recoveryCode)).response.status).toBe(200);
});
