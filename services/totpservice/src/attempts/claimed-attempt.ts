import { type SQL, sql } from 'drizzle-orm';
import type { Refusal } from '../http/problems.ts';
import type { AttemptPolicy } from './attempt-budget.ts';

export type AttemptClaim =
  /** `locksUntil`: it may be looked at, and unless it turns out right it was the last one until then. `attemptsLeft`: so many follow before that. */
  | { outcome: 'claimed'; consecutive: number; attemptsLeft: number; locksUntil: Date | null }
  | { outcome: 'locked'; lockedUntil: Date };

/**
 * The common table expression that counts an attempt before it is looked at: `claimed` has the row of `source` (a query with the one column
 * `subject`) unless that is locked. Exact under any number of parallel calls on any number of processes, because the row's lock
 * puts them in order.
 */
export function claimedAttempt(
  { scope, limit, lockSeconds, maxLockSeconds, afterLock, forgetSeconds, window }: AttemptPolicy,
  now: Date,
  source: SQL,
): SQL {
  const at = sql`${now}::timestamptz`;
  const afresh = sql`(b.window_started_at <= excluded.updated_at - make_interval(secs => ${forgetSeconds}) or ${afterLock === 'fresh'} and b.locked_until is not null)`;
  const attempts = sql`case when ${afresh} then 1 else b.attempts + 1 end`;
  const lockedUntil = (count: SQL, now: SQL) => sql`case when ${count} >= ${limit}::int
    then ${now} + make_interval(secs => least(${maxLockSeconds}::float8, ${lockSeconds}::float8 * 2 ^ least(${count} - ${limit}::int, 20))) end`;
  return sql`claimed as (
    insert into attempt_budgets as b (scope, subject, attempts, consecutive, window_started_at, locked_until, updated_at)
    select ${scope}, subject, 1, 1, ${at}, ${lockedUntil(sql`1`, at)}, ${at} from (${source}) as source
    on conflict (scope, subject) do update set
      attempts = ${attempts},
      consecutive = b.consecutive + 1,
      window_started_at = case when ${window === 'sliding'} or ${afresh} then excluded.updated_at else b.window_started_at end,
      locked_until = ${lockedUntil(sql`(${attempts})`, sql`excluded.updated_at`)},
      updated_at = excluded.updated_at
    where b.locked_until is null or b.locked_until <= excluded.updated_at
    returning subject, consecutive, greatest(${limit}::int - attempts, 0) as attempts_left, locked_until
  )`;
}

/** What a query over `claimed` and the budget as it was before answers. */
export interface ClaimRow {
  /** Null: not claimed. */
  consecutive: number | null;
  attemptsLeft: number | null;
  /** Of `claimed`. */
  locksUntil: Date | null;
  /** Of the budget as it was before. */
  lockedUntil: Date | null;
}

/** What such a row means. */
export function readClaim(row: ClaimRow | undefined, now: Date): AttemptClaim {
  if (row && row.consecutive !== null) {
    const { consecutive, attemptsLeft, locksUntil } = row;
    return { outcome: 'claimed', consecutive, attemptsLeft: attemptsLeft ?? 0, locksUntil };
  }
  // Locked by an attempt that this statement's snapshot doesn't show yet: the lock is the shortest there is.
  return { outcome: 'locked', lockedUntil: row?.lockedUntil ?? new Date(now.getTime() + 1000) };
}

/** The one answer to what isn't taken, whatever is wrong with it; with how many attempts are left, and without any the end of the lock. */
const rejectedAs =
  <const Code extends 'code_rejected' | 'passkey_rejected'>(refused: Code) =>
  ({ attemptsLeft, locksUntil }: Extract<AttemptClaim, { outcome: 'claimed' }>): Refusal<Code> => ({
    refused,
    attemptsLeft,
    ...(locksUntil && { retryAt: locksUntil }),
  });

export const codeRejected = rejectedAs('code_rejected');
export const passkeyRejected = rejectedAs('passkey_rejected');
