import type { Database } from './connect.ts';
import { query } from './query.ts';

/** Waits for whoever holds the same subject, and holds it until the transaction ends: where there is no row yet to lock. */
export async function lockSubject(tx: Database, subject: string): Promise<void> {
  await query(tx, 'lock_subject')`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`;
}
