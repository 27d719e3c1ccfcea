import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../test/browser.ts';
import { codeBudgetOf, eventsOf, openSessionsOf, setConsecutiveFailures } from '../../test/facts.ts';
import { startService } from '../../test/harness.ts';
import { wrongCodeOf } from '../../test/mailed-links.ts';
import { codeOf, createUser, enrol, password, startCodeStep, type TestUser } from '../../test/people.ts';
import { authenticatorsOf } from '../../test/records.ts';
import { recordRejectedCode } from './record-rejected-code.ts';

const service = await startService({}, afterAll);
const recoveryCode = 'ABCD-EFGH-IJKL-MNOP';

const stateOf = async (user: TestUser) => (await authenticatorsOf(service, user))[0]?.state;

/** Five guesses with a new challenge, and the lock over. */
async function fiveWrongCodes(user: TestUser, secret: Uint8Array): Promise<Browser> {
  const browser = await startCodeStep(service, user);
  for (let attempt = 0; attempt < 5; attempt++) {
    const response = await browser.post('/login/code', { code: wrongCodeOf(service, secret) });
    expect(response.body.code).toBe('code_rejected');
  }
  service.clock.advance(900);
  return browser;
}

describe('an authenticator', () => {
  it('is disabled by the hundredth consecutive failure, and that never means none: 2FA being voluntary lets nobody in', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const signedIn = await startCodeStep(service, user);
    await signedIn.post('/login/code', { code: codeOf(service, secret) });
    for (let round = 1; round < 20; round++) await fiveWrongCodes(user, secret);
    expect(await stateOf(user)).toBe('active');
    const challenged = await startCodeStep(service, user);
    await fiveWrongCodes(user, secret);
    expect(await stateOf(user)).toBe('disabled');

    expect((await eventsOf(service, user.id)).slice(-3)).toEqual([
      'login_code failure wrong',
      'attempts_locked success code',
      'authenticator_disabled success',
    ]);
    // Everything made with it is dead, and no code helps any more.
    expect((await signedIn.get('/session')).status).toBe(401);
    const late = await challenged.post('/login/code', { code: codeOf(service, secret) });
    expect(late.body.code).toBe('login_challenge_missing');
    const login = await service.browser().post('/login', { email: user.email, password });
    expect(login.body).toMatchObject({ next: 'registration_required', mailSent: true });
    expect(await openSessionsOf(service, user.id)).toHaveLength(1);
  });

  it('stays when the hundredth attempt is right', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    await setConsecutiveFailures(service, user.id, 99);
    const browser = await startCodeStep(service, user);
    expect((await browser.post('/login/code', { code: codeOf(service, secret) })).status).toBe(200);
    expect(await codeBudgetOf(service, user.id)).toBeUndefined();
  });

  it.each(['/login/code', '/login/recovery-code'])(
    'is disabled by the next attempt, which is not looked at, where a crash came in between (%s)',
    async (path) => {
      const user = await createUser(service);
      const secret = await enrol(service, user);
      await setConsecutiveFailures(service, user.id, 100);
      const browser = await startCodeStep(service, user);
      const right = path === '/login/code' ? { code: codeOf(service, secret) } : { recoveryCode };
      const response = await browser.post(path, right);
      expect([response.status, response.body.code]).toEqual([401, 'code_rejected']);
      expect(await stateOf(user)).toBe('disabled');
      expect(await openSessionsOf(service, user.id)).toEqual([]);
      expect((await authenticatorsOf(service, user))[0]?.lastAcceptedStep).toBe(1);
    },
  );

  it('stays when it was enrolled between the count of a hundredth failure and its consequence', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    await recordRejectedCode(service.app.deps, {
      type: 'login_code',
      reason: 'wrong',
      userId: user.id,
      organisationId: user.organisationId,
      visitor: { address: '192.0.2.1', userAgent: undefined },
      // Of the former authenticator: the new one has a budget of its own.
      claim: { outcome: 'claimed', consecutive: 100, attemptsLeft: 4, locksUntil: null },
    });
    expect(await stateOf(user)).toBe('active');
    expect(await eventsOf(service, user.id)).toEqual(['login_code failure wrong']);
  });

  it('is disabled once, also when failures come in at once', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    await setConsecutiveFailures(service, user.id, 98);
    const browser = await startCodeStep(service, user);
    const code = wrongCodeOf(service, secret);
    await Promise.all(Array.from({ length: 5 }, () => browser.post('/login/code', { code })));
    const events = await eventsOf(service, user.id);
    expect(events.filter((event) => event.startsWith('authenticator_disabled'))).toHaveLength(1);
  });
});
