import { type SQL, sql } from 'drizzle-orm';
import { vi } from 'vitest';
import type { TestService } from './harness.ts';

/**
 * Makes calls that are really under way at once: each waits for the same row before any goes on.
 * @param lock a statement that locks the row which every call needs
 * @param calls at most nine, so that each has a connection
 */
export async function atOnce<T>(service: TestService, lock: SQL, calls: (() => Promise<T>)[]): Promise<T[]> {
  let answers: Promise<T[]> = Promise.resolve([]);
  await service.ownerDb.transaction(async (tx) => {
    await tx.execute(lock);
    answers = Promise.all(calls.map((call) => call()));
    await vi.waitUntil(async () => (await countWaiting(service)) === calls.length, {
      timeout: 300_000,
      interval: 10,
    });
  });
  return answers;
}

/** The same in this order: each call waits for the row before the next one begins, and PostgreSQL serves them as they came. */
export async function oneBehindTheOther<T>(
  service: TestService,
  lock: SQL,
  calls: (() => Promise<T>)[],
): Promise<T[]> {
  const answers: Promise<T>[] = [];
  await service.ownerDb.transaction(async (tx) => {
    await tx.execute(lock);
    for (const call of calls) {
      answers.push(call());
      await vi.waitUntil(async () => (await countWaiting(service)) === answers.length, {
        timeout: 300_000,
        interval: 10,
      });
    }
  });
  return Promise.all(answers);
}

/** How many connections to the service's database wait for a lock. */
export async function countWaiting(service: TestService): Promise<number> {
  const { rows } = await service.ownerDb.execute<{ waiting: number }>(sql`
    select count(distinct pid)::int as waiting from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database()`);
  return rows[0]?.waiting ?? 0;
}
