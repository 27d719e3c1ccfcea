import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../src/logger.ts';
import { purgeExpired } from '../src/purge-expired.ts';
import { type Harness, query, start, startHarness } from './harness.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
  await query(h.owner, 'alter table attempt_budgets alter subject set storage plain');
});
afterEach(() => h.close());

const run = () =>
  purgeExpired(h.sealer, { log: createLog('silent'), now: () => start }, new AbortController().signal);

/** Budgets of a day ago or of now; the subject fills the row, so that three share a block. */
const budgets = (from: number, to: number, updated: string) =>
  query(
    h.owner,
    `insert into attempt_budgets select 'password_address', n || repeat('x', 2400), 1, 1, ${updated}, null, ${updated}
     from generate_series(${from}, ${to}) n`,
  );

async function left(): Promise<number[]> {
  const rows = await query<{ n: string }>(h.owner, `select rtrim(subject, 'x') as n from attempt_budgets`);
  return rows.map(({ n }) => Number(n)).sort((one, other) => one - other);
}

const aDayAgo = `'${start.toISOString()}'::timestamptz - interval '1 day'`;
const now = `'${start.toISOString()}'::timestamptz`;

const slice = 3 * 1024;

test('a run goes on while a slice of 8 MiB has something, the next one behind it, and the round begins anew', async () => {
  await budgets(1, 1, aDayAgo);
  await budgets(2, 2 * slice, now);
  await budgets(10_000, 10_000, aDayAgo);
  await budgets(20_000, 20_000 + 2 * slice, now);
  await budgets(30_000, 30_000, aDayAgo);

  const due = async () => (await left()).filter((n) => [1, 10_000, 30_000].includes(n));
  await run();
  expect(await due()).toEqual([10_000, 30_000]);
  await run();
  expect(await due()).toEqual([30_000]);
  await run();
  expect(await due()).toEqual([]);

  // Behind its end a table begins anew.
  await query(h.owner, 'truncate attempt_budgets');
  await budgets(1, 1, aDayAgo);
  await run();
  expect(await left()).toEqual([]);
});
