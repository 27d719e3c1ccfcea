import { type Database, queryPrepared } from '@tvm/db';
import { type SQL, sql } from 'drizzle-orm';

/**
 * The one statement that accepts a time step (RFC 6238 section 5.2, SECURITY rule 2), whatever the code was given for: no row means rejected. Under any number of parallel uses
 * on any number of processes one gets the row, and `last_accepted_step` only rises.
 * @param state `pending` for the first code of an authenticator that is about to become active
 */
export const acceptStepSql = (
  { authenticatorId, userId, step }: { authenticatorId: string; userId: string | SQL; step: number },
  now: Date,
  state: 'active' | 'pending' = 'active',
): SQL => sql`update authenticators a set last_accepted_step = ${step}, last_used_at = ${now}::timestamptz
  where a.id = ${authenticatorId} and a.user_id = ${userId} and a.state = ${state} and a.last_accepted_step < ${step}
  returning a.user_id`;

/** Accepts a time step in the transaction of what its code is good for. False: it was used before, or the authenticator ended meanwhile. */
export async function acceptStep(
  tx: Database,
  proof: { authenticatorId: string; userId: string; step: number },
  now: Date,
  state?: 'active' | 'pending',
): Promise<boolean> {
  const accepted = await queryPrepared(tx, 'accept_step')`${acceptStepSql(proof, now, state)}`;
  return accepted.length === 1;
}
