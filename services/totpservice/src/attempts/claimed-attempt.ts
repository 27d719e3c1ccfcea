import type { AttemptPolicy } from './attempt-budget.ts';

export type AttemptClaim =
  /** `locksUntil`: it may be looked at, and unless it turns out right it was the last one until then. */
  | { outcome: 'claimed'; consecutive: number; locksUntil: Date | null }
  | { outcome: 'locked'; lockedUntil: Date };

/**
 * The common table expression that counts an attempt before it is looked at: `claimed` has the row of `source` (a query with the one column
 * `subject`) unless that is locked. Exact under any number of parallel calls on any number of processes, because the row's lock
 * puts them in order. Its parameters are $1 to $8: {@link policyParameters}; the caller's own come after.
 */
export function claimedAttempt(source: string): string {
  const afresh = `(b.window_started_at <= $2::timestamptz - make_interval(secs => $7) or $6 and b.locked_until is not null)`;
  const attempts = `case when ${afresh} then 1 else b.attempts + 1 end`;
  const lockedUntil = (count: string) => `case when ${count} >= $3::int
    then $2::timestamptz + make_interval(secs => least($5::float8, $4::float8 * 2 ^ least(${count} - $3::int, 20))) end`;
  return `claimed as (
    insert into attempt_budgets as b (scope, subject, attempts, consecutive, window_started_at, locked_until, updated_at)
    select $1, subject, 1, 1, $2::timestamptz, ${lockedUntil('1')}, $2::timestamptz from (${source}) as source
    on conflict (scope, subject) do update set
      attempts = ${attempts},
      consecutive = b.consecutive + 1,
      window_started_at = case when $8 or ${afresh} then $2::timestamptz else b.window_started_at end,
      locked_until = ${lockedUntil(`(${attempts})`)},
      updated_at = $2::timestamptz
    where b.locked_until is null or b.locked_until <= $2::timestamptz
    returning subject, consecutive, locked_until
  )`;
}

/** $1 to $8 of {@link claimedAttempt}. */
export function policyParameters(policy: AttemptPolicy, now: Date): unknown[] {
  const { scope, limit, lockSeconds, maxLockSeconds, afterLock, forgetSeconds, window } = policy;
  return [
    scope,
    now,
    limit,
    lockSeconds,
    maxLockSeconds,
    afterLock === 'fresh',
    forgetSeconds,
    window === 'sliding',
  ];
}

/** What a query over `claimed` and the budget as it was before answers. */
export interface ClaimRow {
  /** Null: not claimed. */
  consecutive: number | null;
  /** Of `claimed`. */
  locksUntil: Date | null;
  /** Of the budget as it was before. */
  lockedUntil: Date | null;
}

/** What such a row means. */
export function readClaim(row: ClaimRow | undefined, now: Date): AttemptClaim {
  if (row && row.consecutive !== null) {
    const { consecutive, locksUntil } = row;
    return { outcome: 'claimed', consecutive, locksUntil };
  }
  // Locked by an attempt that this statement's snapshot doesn't show yet: the lock is the shortest there is.
  return { outcome: 'locked', lockedUntil: row?.lockedUntil ?? new Date(now.getTime() + 1000) };
}
