import { sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { query } from './query.ts';

/** Waits for whoever holds the same subject, and holds it until the transaction ends: where there is no row yet to lock. */
export const lockSubject = (tx: Database, subject: string): Promise<void> => lockSubjects(tx, [subject]);

/** The same of several, in one order, so that two who lock the same don't wait for each other. A few hundred at most: each takes a place in the server's table of locks. */
export async function lockSubjects(tx: Database, subjects: string[]): Promise<void> {
  await query(tx, 'lock_subjects')`
    select count(pg_advisory_xact_lock(key)) from (
      select distinct hashtextextended(subject, 0) as key from unnest(${sql.param(subjects)}::text[]) as subject order by 1) as keys`;
}
