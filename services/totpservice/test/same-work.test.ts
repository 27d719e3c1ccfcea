import { attemptBudgets, passwords } from '@tvm/db';
import { hashPassword, keyedHash } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import type pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { startService } from './harness.ts';
import { createUser, enrol, must, password, signIn } from './people.ts';
import { queuedJobs } from './records.ts';

// A real cost, so that a forgotten bcrypt computation stands out from everything else.
const service = await startService({ passwordCost: 10 }, afterAll);

/** Everybody whom a stranger might ask about, and nobody. */
async function addresses(): Promise<Record<string, string>> {
  const enrolled = await createUser(service);
  await enrol(service, enrolled);
  const older = await createUser(service);
  await service.ownerDb
    .update(passwords)
    .set(await hashPassword(service.config.keys.pepper, password, 8))
    .where(eq(passwords.userId, older.id));
  return {
    known: (await createUser(service)).email,
    enrolled: enrolled.email,
    'stored at a lower cost': older.email,
    'without a password': (await createUser(service, { password: null })).email,
    disabled: (await createUser(service, { disabledAt: service.clock.now })).email,
    unknown: 'niemand@tvm.test',
  };
}

const login = (email: string) => service.browser().post('/login', { email, password: 'Verkeerd-1!' });
const reset = (email: string) => service.browser().post('/password-resets', { email, lost: 'password' });

/** The work of each, compared with that of the known one: sums of the faster two thirds, because interruptions only ever add. */
function compare(work: Record<string, number[]>): Record<string, number> {
  const trimmed = (values: number[] = []) =>
    values
      .toSorted((a, b) => a - b)
      .slice(0, Math.ceil((values.length * 2) / 3))
      .reduce((sum, value) => sum + value, 0);
  const usual = trimmed(work.known);
  return Object.fromEntries(Object.entries(work).map(([who, values]) => [who, trimmed(values) / usual]));
}

/**
 * Measures in rounds, in turns, the processor's time and not the clock's: other programs hardly change it. What one batch of rounds says by
 * accident the next ones take back; a real difference stays, however many there are.
 */
async function measure(
  ask: (email: string) => PromiseLike<unknown>,
  batches: number,
  rounds: number,
  isAlike: (ratios: Record<string, number>) => boolean,
): Promise<Record<string, number>> {
  const everybody = { ...(await addresses()), 'no address': 'geen adres' };
  const work: Record<string, number[]> = {};
  for (let batch = 0; batch < batches; batch++) {
    for (let round = 0; round < rounds; round++) {
      for (const [who, email] of Object.entries(everybody)) {
        const before = process.cpuUsage();
        await ask(email);
        const { user, system } = process.cpuUsage(before);
        work[who] = [...(work[who] ?? []), user + system];
      }
    }
    if (isAlike(compare(work))) break;
  }
  return compare(work);
}

it('does as much work to refuse an address that nobody has as a known one', async () => {
  const alike = (ratio: number) => ratio > 0.7 && ratio < 1.4;
  const ratios = await measure(login, 4, 6, (found) => Object.values(found).every(alike));
  for (const [who, ratio] of Object.entries(ratios)) expect(alike(ratio), `${who}: ${ratio}`).toBe(true);
});

/** The statements that the service runs meanwhile, in their order. */
async function statementsOf(work: () => PromiseLike<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const texts = new Map<pg.PoolClient, pg.PoolClient['query']>();
  const { $client } = service.db;
  const held = await Promise.all(Array.from({ length: 10 }, () => $client.connect()));
  for (const client of held) {
    const query = client.query.bind(client);
    texts.set(client, client.query);
    const spy = (first: string | { text: string }, ...others: unknown[]) => {
      statements.push(typeof first === 'string' ? first : first.text);
      return (query as (...all: unknown[]) => unknown)(first, ...others);
    };
    Object.assign(client, { query: spy });
    client.release();
  }
  await work();
  for (const [client, query] of texts) Object.assign(client, { query });
  return statements;
}

it.each([
  ['a login with a wrong password', login],
  ['a request for a reset', reset],
] as const)('runs the same statements for every address: %s', async (_what, ask) => {
  const found: [who: string, statements: string[]][] = [];
  for (const [who, email] of Object.entries(await addresses()))
    found.push([who, await statementsOf(() => ask(email))]);
  const [, usual] = must(found[0]);
  expect(usual.length).toBeGreaterThan(2);
  for (const [who, statements] of found) expect([who, ...statements]).toEqual([who, ...usual]);
});

it('runs the same statements, and adds as many jobs, for every address when a wrong password locks it', async () => {
  const found: [who: string, jobs: number, statements: string[]][] = [];
  // Of the network and of the address that nobody has: other tests used some up.
  await service.ownerDb.delete(attemptBudgets);
  for (const [who, email] of Object.entries(await addresses())) {
    const { now } = service.clock;
    await service.ownerDb.insert(attemptBudgets).values({
      scope: 'password_account',
      subject: keyedHash(service.config.keys.address, 'address', email),
      attempts: 9,
      consecutive: 9,
      windowStartedAt: now,
      updatedAt: now,
    });
    const before = await queuedJobs(service);
    const statements = await statementsOf(() => login(email));
    expect((await login(email)).status).toBe(429);
    found.push([who, (await queuedJobs(service)).length - before.length, statements]);
  }
  const [, jobs, usual] = must(found[0]);
  expect(jobs).toBe(1);
  for (const [who, added, statements] of found)
    expect([who, added, ...statements]).toEqual([who, 1, ...usual]);
});

it('runs the same statements for the id of a stranger as for an id of nobody, when a main user has a mail sent again', async () => {
  const browser = await signIn(service, await createUser(service, { isMainUser: true }));
  const stranger = await createUser(service);
  const ask = (id: string) => statementsOf(() => browser.post(`/organisation/users/${id}/registration-mail`));
  expect(await ask(stranger.id)).toEqual(await ask('01937f3e-0000-7000-8000-000000000002'));
});
