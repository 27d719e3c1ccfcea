import { authenticators, sessions, users } from '@tvm/db';
import { generateCode, timeStepAt } from '@tvm/totp';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../test/browser.ts';
import { alike, codeBudgetOf, eventsOf, openSessionsOf, sessionOfToken } from '../../../../test/facts.ts';
import { startService } from '../../../../test/harness.ts';
import {
  confirm,
  cookieName,
  newPassword,
  reachEnrolment,
  wrongCodeOf,
} from '../../../../test/mailed-links.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { codeOf, createUser, enrol, must, startCodeStep, type TestUser } from '../../../../test/people.ts';
import { authenticatorsOf, raiseEpoch } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const verify = (browser: Browser, code: string) => browser.post('/login/code', { code });

async function enrolledUser(): Promise<{ user: TestUser; secret: Uint8Array }> {
  const user = await createUser(service);
  return { user, secret: await enrol(service, user) };
}

/** The code of `steps` time steps from now. */
const codeAt = (secret: Uint8Array, steps: number) =>
  generateCode({ secret, now: new Date(service.clock.now.getTime() + steps * 30_000) });

describe('a right code', () => {
  it('opens a session with both factors and consumes the challenge', async () => {
    const { user, secret } = await enrolledUser();
    const browser = await startCodeStep(service, user);
    const challenge = browser.copy();
    const response = await verify(browser, codeOf(service, secret));
    expect([response.status, response.body]).toEqual([200, { recoveryCodesLeft: 1 }]);
    expect([...browser.cookies.keys()]).toEqual([cookieName('session'), cookieName('device')]);
    const session = await sessionOfToken(service, browser.cookies.get(cookieName('session')));
    expect(session).toMatchObject({ assurance: 'two_factor', codeGivenAt: service.clock.now });
    expect(await eventsOf(service, user.id)).toEqual([
      'login_password success code_next',
      'login_code success',
    ]);
    service.clock.advance(30);
    expect((await verify(challenge, codeOf(service, secret))).body.code).toBe('login_challenge_missing');
    expect(await openSessionsOf(service, user.id)).toHaveLength(1);
  });

  it.each([-1, 0, 1])('is one of time step %i from now', async (steps) => {
    const { user, secret } = await enrolledUser();
    expect((await verify(await startCodeStep(service, user), codeAt(secret, steps))).status).toBe(200);
    expect((await authenticatorsOf(service, user))[0]?.lastAcceptedStep).toBe(
      timeStepAt(service.clock.now) + steps,
    );
  });

  it.each([-2, 2])('is not one of time step %i from now', async (steps) => {
    const { user, secret } = await enrolledUser();
    expect((await verify(await startCodeStep(service, user), codeAt(secret, steps))).body.code).toBe(
      'code_rejected',
    );
  });

  it('gives all attempts back, and the failures are no longer consecutive', async () => {
    const { user, secret } = await enrolledUser();
    const browser = await startCodeStep(service, user);
    for (let attempt = 0; attempt < 4; attempt++) await verify(browser, wrongCodeOf(service, secret));
    await verify(browser, codeOf(service, secret));
    expect(await codeBudgetOf(service, user.id)).toBeUndefined();
  });
});

describe('a code', () => {
  it('is accepted once, whoever has it and however the login is started again', async () => {
    const { user, secret } = await enrolledUser();
    const code = codeOf(service, secret);
    await verify(await startCodeStep(service, user), code);
    expect((await verify(await startCodeStep(service, user), code)).body.code).toBe('code_rejected');
    expect((await eventsOf(service, user.id)).filter((event) => event.startsWith('login_code'))).toEqual([
      'login_code success',
      'login_code failure replayed',
    ]);
  });

  it('of the step before an accepted one is used up as well, the one after it is not', async () => {
    const { user, secret } = await enrolledUser();
    await verify(await startCodeStep(service, user), codeAt(secret, 0));
    expect((await verify(await startCodeStep(service, user), codeAt(secret, -1))).body.code).toBe(
      'code_rejected',
    );
    expect((await verify(await startCodeStep(service, user), codeAt(secret, 1))).status).toBe(200);
    for (const steps of [-1, 0, 1])
      expect((await verify(await startCodeStep(service, user), codeAt(secret, steps))).body.code).toBe(
        'code_rejected',
      );
  });

  it('that confirmed an enrolment opens no session', async () => {
    const user = await createObligedUser(service);
    const { browser, secret } = await reachEnrolment(service, user);
    expect((await confirm(service, browser, secret)).status).toBe(200);
    await browser.post('/login', { email: user.email, password: newPassword });
    for (const steps of [0, -1])
      expect((await verify(browser, codeAt(secret, steps))).body.code).toBe('code_rejected');
    expect((await verify(browser, codeAt(secret, 1))).status).toBe(200);
  });

  it('of one user is worth nothing with the challenge of another', async () => {
    const [one, other] = [await enrolledUser(), await enrolledUser()];
    const browser = await startCodeStep(service, one.user);
    expect((await verify(browser, codeOf(service, other.secret))).body.code).toBe('code_rejected');
    expect(await openSessionsOf(service, other.user.id)).toEqual([]);
  });

  it.each([
    ['one digit', '1'],
    ['five digits', '12345'],
    ['seven digits', '1234567'],
    ['full-width digits', '１２３４５６'],
    ['Arabic digits', '١٢٣٤٥٦'],
    ['a sign', '+12345'],
    ['a line break after it', '123456\n'],
    ['a blank in it', '123 456'],
    ['10 kB', '1'.repeat(10_000)],
    ['a number', 123456],
    ['an array', ['123456']],
    ['null', null],
  ])('that is no string of six ASCII digits (%s) is refused and costs no attempt', async (_what, code) => {
    const { user } = await enrolledUser();
    const response = await (await startCodeStep(service, user)).post('/login/code', { code });
    expect([response.status, response.body.code]).toEqual([400, 'validation_failed']);
    expect(await codeBudgetOf(service, user.id)).toBeUndefined();
  });
});

it('answers alike to a wrong code, a used code and an authenticator that is gone: only the attempts count down', async () => {
  const { user, secret } = await enrolledUser();
  await verify(await startCodeStep(service, user), codeOf(service, secret));
  const browser = await startCodeStep(service, user);
  const answers = [
    await verify(browser, wrongCodeOf(service, secret)),
    await verify(browser, codeOf(service, secret)),
  ];
  await service.ownerDb
    .update(authenticators)
    .set({ state: 'revoked', sealedSecret: null, endedAt: service.clock.now })
    .where(eq(authenticators.userId, user.id));
  answers.push(await verify(browser, codeAt(secret, 1)));
  expect(answers.map(({ body }) => body.attemptsLeft)).toEqual([4, 3, 2]);
  for (const answer of answers.map(alike)) expect(answer).toEqual(alike(must(answers[0])));
  expect(answers[0]?.body).toMatchObject({ status: 401, code: 'code_rejected' });
  expect((await eventsOf(service, user.id)).slice(-3)).toEqual([
    'login_code failure wrong',
    'login_code failure replayed',
    'login_code failure no_authenticator',
  ]);
});

describe('a login challenge', () => {
  it('dies after ten minutes', async () => {
    const { user, secret } = await enrolledUser();
    const [early, late] = [await startCodeStep(service, user), await startCodeStep(service, user)];
    service.clock.advance(599);
    expect((await verify(early, codeOf(service, secret))).status).toBe(200);
    service.clock.advance(1);
    const response = await verify(late, codeAt(secret, 1));
    expect(response.body.code).toBe('login_challenge_missing');
    expect(late.cookies.size).toBe(0);
    expect(await codeBudgetOf(service, user.id)).toBeUndefined();
  });

  it.each<[string, (user: TestUser) => Promise<unknown>]>([
    ['the password, authenticator or address changes', (user) => raiseEpoch(service, user)],
    [
      'the user is disabled',
      ({ id }) =>
        service.ownerDb.update(users).set({ disabledAt: service.clock.now }).where(eq(users.id, id)),
    ],
  ])('dies when %s', async (_when, change) => {
    const { user, secret } = await enrolledUser();
    const browser = await startCodeStep(service, user);
    await change(user);
    expect((await verify(browser, codeOf(service, secret))).body.code).toBe('login_challenge_missing');
    expect(await openSessionsOf(service, user.id)).toEqual([]);
  });

  it('is useless as any other cookie, and no other token is one', async () => {
    const { user, secret } = await enrolledUser();
    const browser = await startCodeStep(service, user);
    const token = must(browser.cookies.get(cookieName('login-challenge')));
    browser.cookies.set(cookieName('session'), token).set(cookieName('registration'), token);
    expect((await browser.get('/session')).status).toBe(401);
    expect((await browser.get('/organisation/users')).status).toBe(401);
    expect((await browser.post('/session/registration-mail')).status).toBe(401);
    expect((await browser.get('/registrations/current')).status).toBe(401);
    expect((await browser.post('/registrations/authenticator')).status).toBe(401);

    await verify(browser, codeOf(service, secret));
    const session = must(browser.cookies.get(cookieName('session')));
    for (const other of [session, 'A'.repeat(43), 'no token']) {
      browser.cookies.set(cookieName('login-challenge'), other);
      expect((await verify(browser, codeAt(secret, 1))).body.code).toBe('login_challenge_missing');
    }
  });

  it('can not be skipped: without it a right code is nothing', async () => {
    const { user, secret } = await enrolledUser();
    const response = await verify(service.browser(), codeOf(service, secret));
    expect([response.status, response.body.code]).toEqual([401, 'login_challenge_missing']);
    expect(await service.ownerDb.select().from(sessions).where(eq(sessions.userId, user.id))).toEqual([]);
  });
});
