import { loginChallenges } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { sql } from 'drizzle-orm';
import type { Response } from 'supertest';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ApiProcess, processSettings, sharedKeys, startApiProcess } from './api-process.ts';
import type { Browser } from './browser.ts';
import { codeBudgetOf, eventsOf, openSessionsOf, setConsecutiveFailures } from './facts.ts';
import { startService } from './harness.ts';
import { cookieName, wrongCodeOf } from './mailed-links.ts';
import { codeOf, createUser, enrol, password, type TestUser } from './people.ts';
import { authenticatorsOf, countedOf, queuedKinds } from './records.ts';

const { keys, texts } = sharedKeys();
const service = await startService({ keys }, afterAll);
const settings = processSettings(service.config.databaseUrl, texts);
const [one, other] = await Promise.all([
  startApiProcess(settings, afterAll),
  startApiProcess(settings, afterAll),
]);
const several = 200;
const many = 500;
const post = (browser: Browser, code: string) => browser.post('/login/code', { code });

async function enrolledUser(): Promise<{ user: TestUser; secret: Uint8Array }> {
  // The processes' clock is the real one.
  service.clock.now = new Date();
  const user = await createUser(service);
  return { user, secret: await enrol(service, user) };
}

/** Cookies of so many logins that wait for their code. */
async function challengesOf(user: TestUser, count: number): Promise<Map<string, string>[]> {
  const tokens = Array.from({ length: count }, mintToken);
  await service.ownerDb.insert(loginChallenges).values(
    tokens.map((token) => ({
      userId: user.id,
      tokenHash: hashToken('login-challenge', token),
      credentialEpoch: 1,
      createdAt: service.clock.now,
      expiresAt: new Date(service.clock.now.getTime() + 600_000),
    })),
  );
  return tokens.map((token) => new Map([[cookieName('login-challenge'), token]]));
}

/** Sends one and the same code with each of these cookies, in turns to the one and the other process, all at once. */
const sendToBoth = (cookies: Map<string, string>[], code: string): Promise<Response[]> =>
  Promise.all(cookies.map((each, index) => post((index % 2 ? one : other).browser(new Map(each)), code)));

const withStatus = (responses: Response[], status: number) =>
  responses.filter((response) => response.status === status);

describe(`of ${several} parallel uses of a valid code over two processes`, () => {
  it.each([
    ['each with a login challenge of its own', several],
    ['all with one login challenge', 1],
  ])('exactly one opens a session, %s', async (_how, challenges) => {
    const { user, secret } = await enrolledUser();
    const made = await challengesOf(user, challenges);
    const cookies = Array.from({ length: several }, (_, index) => made[index % challenges] ?? new Map());
    const responses = await sendToBoth(cookies, codeOf(service, secret));
    expect(withStatus(responses, 200)).toHaveLength(1);
    expect(withStatus(responses, 401).length + withStatus(responses, 429).length).toBe(several - 1);
    expect(await openSessionsOf(service, user.id)).toHaveLength(1);
    const events = await eventsOf(service, user.id);
    expect(events.filter((event) => event === 'login_code success')).toHaveLength(1);
  });
});

describe(`of ${many} parallel wrong codes over two processes`, () => {
  it('exactly five are looked at, and nothing gives one back', async () => {
    const { user, secret } = await enrolledUser();
    const code = wrongCodeOf(service, secret);
    const responses = await sendToBoth(await challengesOf(user, many), code);
    expect(withStatus(responses, 401)).toHaveLength(5);
    const locked = withStatus(responses, 429);
    expect(locked).toHaveLength(many - 5);
    for (const { headers } of locked) {
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(900);
    }
    expect((await eventsOf(service, user.id)).sort()).toEqual([
      'attempts_locked success code',
      ...Array(5).fill('login_code failure wrong'),
    ]);
    const refused = (await countedOf(service, user)).map((line) => line.split(/ (?=\d+$)/));
    expect(new Set(refused.map(([what]) => what))).toEqual(new Set(['login_code refused login_locked']));
    expect(refused.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(many - 5);
    expect(await queuedKinds(service, user)).toEqual(['login_locked']);

    for (const process of [one, other]) {
      const browser = process.browser();
      const login = await browser.post('/login', { email: user.email, password });
      expect(login.body.code).toBe('login_locked');
    }
    expect(await openSessionsOf(service, user.id)).toEqual([]);
  });

  it('five are looked at again after a right one', async () => {
    const { user, secret } = await enrolledUser();
    const code = wrongCodeOf(service, secret);
    await sendToBoth(await challengesOf(user, 4), code);
    expect(await sendToBoth(await challengesOf(user, 1), codeOf(service, secret))).toMatchObject([
      { status: 200 },
    ]);
    const responses = await sendToBoth(await challengesOf(user, 20), code);
    expect(withStatus(responses, 401)).toHaveLength(5);
  });
});

describe('a process that is killed', () => {
  /** Kills a process between counting these wrong codes and writing down that they were wrong. */
  async function killAfterClaims(user: TestUser, codes: string[]): Promise<void> {
    const doomed: ApiProcess = await startApiProcess(settings, onTestFinished);
    const cookies = await challengesOf(user, codes.length);
    const before = (await codeBudgetOf(service, user.id))?.consecutive ?? 0;
    await service.ownerDb.transaction(async (tx) => {
      await tx.execute(sql`lock table audit_events in share row exclusive mode`);
      const answers = Promise.allSettled(
        cookies.map((each, index) => post(doomed.browser(each), codes[index] ?? '')),
      );
      await vi.waitUntil(
        async () => (await codeBudgetOf(service, user.id))?.consecutive === before + codes.length,
        { timeout: 300_000 },
      );
      await doomed.kill();
      for (const answer of await answers) expect(answer.status).toBe('rejected');
    });
  }

  it('loses no count: what it counted is gone for the others too', async () => {
    const { user, secret } = await enrolledUser();
    const code = wrongCodeOf(service, secret);
    await killAfterClaims(user, [code, code, code]);
    const responses = await sendToBoth(await challengesOf(user, 20), code);
    expect(withStatus(responses, 401)).toHaveLength(2);
    expect(withStatus(responses, 429)).toHaveLength(18);
  });

  it('saves nobody from being disabled: the next code is not looked at', async () => {
    const { user, secret } = await enrolledUser();
    await setConsecutiveFailures(service, user.id, 99);
    await killAfterClaims(user, [wrongCodeOf(service, secret)]);
    expect((await authenticatorsOf(service, user))[0]?.state).toBe('active');
    const [cookies = new Map()] = await challengesOf(user, 1);
    const response = await post(one.browser(cookies), codeOf(service, secret));
    expect(response.body.code).toBe('code_rejected');
    expect((await authenticatorsOf(service, user))[0]?.state).toBe('disabled');
    expect(await openSessionsOf(service, user.id)).toEqual([]);
  });
});
