import type { Schema } from '@tvm/contract';
import { type Database, query } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { consecutiveFailuresAllowed } from './attempt-budget.ts';

type Locks = Schema<'SupportUser'>['locks'];

/** What a lock is of, as support calls it. */
const lockedBy = sql`case when b.scope in ('enrolment', 'set_password') then 'registration' when b.scope in ('code', 'verification') then b.scope else 'password' end`;

/**
 * The budgets of a user, whoever used them up: those of the login's codes and of mailed links go by the user's id, those of browsers that are known begin with
 * it, that of the account goes by a keyed hash of the address, and those of other systems end with it.
 */
const isOf = (userId: string, passwordSubject: string) => sql`(
  b.subject = ${userId} and b.scope in ('code', 'enrolment', 'set_password')
  or b.scope = 'password_known_browser' and b.subject like ${`${userId} %`}
  or b.scope = 'verification' and b.subject in (select c.id || ${`:${userId}`} from clients c)
  or b.scope = 'password_account' and b.subject = ${passwordSubject})`;

/** The locks of a user that haven't ended, one of each kind, and whether a hundred wrong passwords in a row have stopped the account's. */
export async function findLocks(
  db: Database,
  { userId, passwordSubject }: { userId: string; passwordSubject: string },
  now: Date,
): Promise<Locks> {
  const rows = await query<{ by: Locks[number]['by']; until: Date | null }>(db, 'find_locks')`
    select ${lockedBy} as by, max(b.locked_until) as until from attempt_budgets b
    where ${isOf(userId, passwordSubject)} and b.locked_until > ${now} group by 1
    union all
    select 'verifier_stopped', null from stopped_verifiers where user_id = ${userId} group by 1
    union all
    select 'password_capped', null from attempt_budgets b
    where b.scope = 'password_account' and b.subject = ${passwordSubject} and b.consecutive >= ${consecutiveFailuresAllowed}
    order by 1`;
  return rows.map(({ by, until }) => ({ by, until: until?.toISOString() ?? null }));
}

/**
 * Ends them, and lets clients go on that were stopped for the user, whose count starts anew. What else counts towards disabling the authenticator stays: only a correct code gives that back (SECURITY rule 5).
 * @returns the scopes of those that were ended
 */
export async function endLocks(
  tx: Database,
  { userId, passwordSubject }: { userId: string; passwordSubject: string },
  now: Date,
): Promise<string[]> {
  const ended = await query<{ scope: string }>(tx, 'end_locks')`
    update attempt_budgets b set attempts = 0, locked_until = null, updated_at = ${now}
    where ${isOf(userId, passwordSubject)} and b.locked_until > ${now}
    returning b.scope`;
  const lifted = await query(tx, 'let_verifiers_go_on')`
    with lifted as (delete from stopped_verifiers where user_id = ${userId} returning client_id)
    delete from attempt_budgets b using lifted where b.scope = 'verification' and b.subject = lifted.client_id || ${`:${userId}`}
    returning b.subject`;
  return [...ended.map(({ scope }) => scope), ...lifted.map(() => 'verifier_stopped')].sort();
}
