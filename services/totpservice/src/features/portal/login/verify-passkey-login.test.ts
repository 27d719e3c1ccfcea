import { sessions } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { codeBudgetOf, openSessionsOf, sessionOfToken } from '../../../../test/facts.ts';
import { startService } from '../../../../test/harness.ts';
import { cookieName } from '../../../../test/mailed-links.ts';
import {
  addPasskey,
  answerLogin,
  logInWithPasskey,
  newPasskey,
  passkeyLoginPath,
  signedInWithPasskey,
} from '../../../../test/passkeys.ts';
import { codeOf, password, startCodeStep } from '../../../../test/people.ts';
import { signedInWithCode } from '../../../../test/profile.ts';
import { authenticatorsOf, eventsOf, noticesOf, raiseEpoch } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const verifyPath = `${passkeyLoginPath}/verify`;

/** Somebody with an app and a passkey, and a browser of theirs that waits for the second step. */
async function waiting(options: Parameters<typeof newPasskey>[1] = {}) {
  const signedIn = await signedInWithPasskey(service, newPasskey(service, options));
  return { ...signedIn, browser: await startCodeStep(service, signedIn.user) };
}

describe('a passkey', () => {
  it.each([
    ['that can’t leave its device', false, 'hwk'],
    ['that a password manager keeps', true, 'swk'],
  ] as const)('%s opens a session with both factors, which says so', async (_what, isSyncable, factor) => {
    const { user, passkey, browser } = await waiting({ isSyncable });
    const challenge = browser.copy();
    const { status, body } = await answerLogin(browser, passkey);
    expect([status, body]).toEqual([200, { recoveryCodesLeft: 1 }]);
    const session = await sessionOfToken(service, browser.cookies.get(cookieName('session')));
    expect(session).toMatchObject({
      ...{ assurance: 'two_factor', codeGivenAt: service.clock.now },
      ...{ secondFactor: factor, isPersonVerified: true },
    });
    expect((await eventsOf(service, user)).at(-1)).toBe('login_passkey success');
    expect((await authenticatorsOf(service, user)).at(-1)).toMatchObject({
      ...{ signCount: passkey.signCount, lastUsedAt: service.clock.now },
    });
    expect((await answerLogin(challenge, passkey)).body.code).toBe('login_challenge_missing');
  });

  it('without user verification is enough where no more is asked, and the session says so', async () => {
    const { user, passkey, browser } = await waiting();
    expect((await answerLogin(browser, passkey, { isPersonVerified: false })).status).toBe(200);
    const [session] = await service.ownerDb
      .select()
      .from(sessions)
      .where(eq(sessions.userId, user.id))
      .orderBy(sql`created_at desc, id desc`);
    expect(session?.isPersonVerified).toBe(false);
  });

  it('that says 0 each time goes on doing so', async () => {
    const { user, passkey } = await waiting({ counts: false });
    await logInWithPasskey(service, user, passkey);
    await logInWithPasskey(service, user, passkey);
    expect((await authenticatorsOf(service, user)).at(-1)?.signCount).toBe(0);
  });

  it('is offered first once it was used last, and the app after a code', async () => {
    const { user, secret, passkey } = await waiting();
    const ways = async () =>
      (await service.browser().post('/login', { email: user.email, password })).body.ways;
    expect(await ways()).toEqual(['app', 'passkey']);
    service.clock.advance(30);
    await logInWithPasskey(service, user, passkey);
    expect(await ways()).toEqual(['passkey', 'app']);
    service.clock.advance(30);
    const browser = await startCodeStep(service, user);
    await browser.post('/login/code', { code: codeOf(service, secret) });
    expect(await ways()).toEqual(['app', 'passkey']);
  });

  it('of two of somebody, either does', async () => {
    const { user, browser: signedIn, passkey } = await signedInWithPasskey(service);
    const other = await addPasskey(service, signedIn);
    await logInWithPasskey(service, user, other);
    await logInWithPasskey(service, user, passkey);
  });
});

describe('an answer is refused, an attempt is counted, and why is only written down,', () => {
  it.each([
    ['of another challenge', { challenge: 'A'.repeat(43) }, 'wrong'],
    ['of another origin', { origin: 'https://login.tvm.nl.example' }, 'wrong'],
    ['of the same host at another port', { origin: 'http://localhost:3001' }, 'wrong'],
    ['of another RP id', { rpId: 'example.com' }, 'wrong'],
    ['in a frame of another site', { crossOrigin: true }, 'wrong'],
    ['of another kind', { type: 'webauthn.create' }, 'wrong'],
    ['without anybody there', { isPresent: false }, 'wrong'],
    ['with the counter of before', { signCount: 1 }, 'counter_fell'],
    ['with a counter of 0 after it counted', { signCount: 0 }, 'counter_fell'],
  ])('%s', async (_what, overrides, reason) => {
    const { user, passkey, browser } = await waiting();
    const { status, body } = await answerLogin(browser, passkey, overrides);
    expect([status, body.code, body.attemptsLeft]).toEqual([401, 'passkey_rejected', 4]);
    expect((await eventsOf(service, user)).at(-1)).toBe(`login_passkey failure ${reason}`);
    expect((await codeBudgetOf(service, user.id))?.attempts).toBe(1);
    expect((await answerLogin(browser, passkey, { signCount: 9 })).status).toBe(200);
    expect(await codeBudgetOf(service, user.id)).toBeUndefined();
  });

  it('a second time', async () => {
    const { passkey, browser } = await waiting();
    const { body: asked } = await browser.post(passkeyLoginPath);
    const answer = passkey.answer(asked, { origin: 'https://example.com' });
    const again = passkey.answer(asked);
    expect((await browser.post(verifyPath, answer)).body.code).toBe('passkey_rejected');
    expect((await browser.post(verifyPath, again)).body.code).toBe('passkey_rejected');
  });

  it('after five minutes, and not a moment before', async () => {
    const { passkey, browser } = await waiting();
    const { body: late } = await browser.post(passkeyLoginPath);
    service.clock.advance(300);
    expect((await browser.post(verifyPath, passkey.answer(late))).body.code).toBe('passkey_rejected');
    const { body: asked } = await browser.post(passkeyLoginPath);
    service.clock.advance(299);
    expect((await browser.post(verifyPath, passkey.answer(asked))).status).toBe(200);
  });

  it('to a challenge that a newer one replaced', async () => {
    const { passkey, browser } = await waiting();
    const { body: former } = await browser.post(passkeyLoginPath);
    await browser.post(passkeyLoginPath);
    expect((await browser.post(verifyPath, passkey.answer(former))).body.code).toBe('passkey_rejected');
  });

  it('to the challenge of another browser of the same person, and of another person', async () => {
    const mine = await waiting();
    const elsewhere = await startCodeStep(service, mine.user);
    const { body: asked } = await elsewhere.post(passkeyLoginPath);
    await mine.browser.post(passkeyLoginPath);
    const stolen = await mine.browser.post(verifyPath, mine.passkey.answer(asked));
    expect(stolen.body.code).toBe('passkey_rejected');
    const other = await waiting();
    const { body: theirs } = await other.browser.post(passkeyLoginPath);
    await mine.browser.post(passkeyLoginPath);
    const crossed = await mine.browser.post(verifyPath, mine.passkey.answer(theirs));
    expect(crossed.body.code).toBe('passkey_rejected');
  });

  it('to a challenge that was made for another step', async () => {
    const { user, passkey, browser: signedIn } = await signedInWithPasskey(service);
    const browser = await startCodeStep(service, user);
    await browser.post(passkeyLoginPath);
    const { body: asked } = await signedIn.post('/session/step-up/passkey');
    expect((await browser.post(verifyPath, passkey.answer(asked))).body.code).toBe('passkey_rejected');
  });

  it('of a passkey that is somebody else’s, or nobody’s', async () => {
    const mine = await waiting();
    const other = await waiting();
    for (const passkey of [other.passkey, newPasskey(service)]) {
      const { body } = await answerLogin(mine.browser, passkey);
      expect(body.code).toBe('passkey_rejected');
    }
    expect((await eventsOf(service, mine.user)).at(-1)).toBe('login_passkey failure no_authenticator');
  });

  it('of a passkey that was removed after it was asked for', async () => {
    const { user, passkey, browser } = await waiting();
    const { body: asked } = await browser.post(passkeyLoginPath);
    await service.ownerDb.execute(
      sql`update authenticators set state = 'revoked', ended_at = now() where credential_id = ${passkey.id}`,
    );
    expect((await browser.post(verifyPath, passkey.answer(asked))).body.code).toBe('passkey_rejected');
    expect(await openSessionsOf(service, user.id)).toHaveLength(1);
  });

  it('of bytes that no browser made, whichever they are', async () => {
    const { passkey, browser, user } = await waiting();
    const rubbish = [
      'AAAA',
      'x',
      Buffer.alloc(37).toString('base64url'),
      Buffer.alloc(1500, 255).toString('base64url'),
    ];
    for (const field of ['clientDataJSON', 'authenticatorData', 'signature'])
      for (const value of rubbish) {
        const { body: asked } = await browser.post(passkeyLoginPath);
        const { body } = await browser.post(verifyPath, { ...passkey.answer(asked), [field]: value });
        expect(body.code).toMatch(/^(passkey_rejected|login_locked)$/);
        await service.ownerDb.execute(sql`delete from attempt_budgets where subject = ${user.id}`);
      }
  });
});

it('a counter that fell is told of: somebody may have a copy', async () => {
  const { user, passkey, browser } = await waiting();
  await answerLogin(browser, passkey, { signCount: 1 });
  expect((await noticesOf(service, user)).map(([about]) => about)).toContain('passkey_copied');
});

it('five answers are looked at, then none for 15 minutes, codes neither', async () => {
  const { secret, passkey, browser } = await waiting();
  for (let left = 4; left >= 0; left -= 1)
    expect((await answerLogin(browser, passkey, { rpId: 'example.com' })).body.attemptsLeft).toBe(left);
  expect((await answerLogin(browser, passkey)).body.code).toBe('login_locked');
  const byCode = await browser.post('/login/code', { code: codeOf(service, secret) });
  expect(byCode.body.code).toBe('login_locked');
});

it('an activation, a reset or another password between challenge and answer ends it', async () => {
  const { user, passkey, browser } = await waiting();
  const { body: asked } = await browser.post(passkeyLoginPath);
  await raiseEpoch(service, user);
  expect((await browser.post(verifyPath, passkey.answer(asked))).body.code).toBe('login_challenge_missing');
});

it('is refused unread where it is no answer at all', async () => {
  const { browser, passkey } = await waiting();
  const { body: asked } = await browser.post(passkeyLoginPath);
  const answer = passkey.answer(asked);
  const bodies = [
    {},
    { ...answer, id: 1 },
    { ...answer, id: [answer.id] },
    { ...answer, signature: 'not base64url!' },
    { ...answer, userHandle: 'AAAA' },
    { ...answer, clientDataJSON: 'A'.repeat(4097) },
  ];
  for (const body of bodies)
    expect((await browser.post(verifyPath, body)).body.code).toBe('validation_failed');
  const large = { ...answer, clientDataJSON: 'A'.repeat(100_000) };
  expect((await browser.post(verifyPath, large)).status).toBe(413);
  expect((await browser.post(verifyPath, answer)).status).toBe(200);
});

it('a recovery code finishes the login of whoever lost the passkey', async () => {
  const { user } = await signedInWithCode(service);
  const browser = await startCodeStep(service, user);
  const used = await browser.post('/login/recovery-code', { recoveryCode: 'ABCD-EFGH-IJKL-MNOP' });
  expect(used.status).toBe(200);
});
