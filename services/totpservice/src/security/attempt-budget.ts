import type { Connection, Database } from '@tvm/db';
import { attemptBudgets } from '@tvm/db';
import { and, eq, sql } from 'drizzle-orm';

interface AttemptPolicy {
  scope: 'code' | 'enrolment' | 'set_password' | 'password_account' | 'password_address';
  /** The attempt that locks. */
  limit: number;
  lockSeconds: number;
  /** `fresh`: after a lock all attempts are back. `doubling`: each further attempt locks twice as long, up to `maxLockSeconds`. */
  afterLock: 'fresh' | 'doubling';
  maxLockSeconds: number;
  /** Attempts are forgotten so long after the latest one (`sliding`) or the first one (`fixed`). */
  forgetSeconds: number;
  window: 'sliding' | 'fixed';
}

const year = 365 * 24 * 3600;

/** DESIGN section 7: five codes, then 15 minutes. Only a correct code gives attempts back, not time. */
export const codePolicy: AttemptPolicy = {
  scope: 'code',
  limit: 5,
  lockSeconds: 900,
  afterLock: 'fresh',
  maxLockSeconds: 900,
  forgetSeconds: 100 * year,
  window: 'sliding',
};
export const enrolmentPolicy: AttemptPolicy = { ...codePolicy, scope: 'enrolment' };
/** A link is good for as many passwords as a person needs: each costs a bcrypt computation and may cause a mail. */
export const setPasswordPolicy: AttemptPolicy = { ...codePolicy, scope: 'set_password', limit: 10 };
/**
 * NIST SP 800-63B-4, 3.2.2: slowed, so that guessing is hopeless. One lock is never longer than 15 minutes; a stranger who goes on can
 * renew it, until the owner sets a new password.
 */
export const passwordAccountPolicy: AttemptPolicy = {
  scope: 'password_account',
  limit: 10,
  lockSeconds: 30,
  afterLock: 'doubling',
  maxLockSeconds: 900,
  forgetSeconds: 3600,
  window: 'sliding',
};
/** One network tries many accounts; an office behind one address has many people. */
export const passwordAddressPolicy: AttemptPolicy = {
  ...passwordAccountPolicy,
  scope: 'password_address',
  limit: 100,
  window: 'fixed',
};

/** After so many failures without a success the authenticator is disabled (NIST SP 800-63B-4, 3.2.2). */
export const consecutiveFailuresAllowed = 100;

export type AttemptClaim =
  | { outcome: 'claimed'; consecutive: number }
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
    returning subject, consecutive
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

const claimAttemptSql = `with ${claimedAttempt('select $9::text as subject')}
  select claimed.consecutive, b.locked_until as "lockedUntil"
  from (select $9::text as subject) as wanted
  left join claimed using (subject)
  left join attempt_budgets b on b.scope = $1 and b.subject = wanted.subject and b.locked_until > $2`;

/**
 * Counts an attempt in a commit of its own: pass the connection, never a transaction. Starting again, another route, a crash or a rollback
 * never gives it back.
 */
export async function claimAttempt(
  db: Connection,
  policy: AttemptPolicy,
  subject: string,
  now: Date,
): Promise<AttemptClaim> {
  const { rows } = await db.$client.query<{ consecutive: number | null; lockedUntil: Date | null }>({
    name: 'claim_attempt',
    text: claimAttemptSql,
    values: [...policyParameters(policy, now), subject],
  });
  return readClaim(rows[0], now);
}

/** What a row with `consecutive` (of `claimed`) and `lockedUntil` (of the budget, as it was before) means. */
export function readClaim(
  row: { consecutive: number | null; lockedUntil: Date | null } | undefined,
  now: Date,
): AttemptClaim {
  if (row && row.consecutive !== null) return { outcome: 'claimed', consecutive: row.consecutive };
  // Locked by an attempt that this statement's snapshot doesn't show yet: the lock is the shortest there is.
  return { outcome: 'locked', lockedUntil: row?.lockedUntil ?? new Date(now.getTime() + 1000) };
}

/** A success gives all attempts back. */
export async function restoreAttempts(
  db: Database,
  scope: AttemptPolicy['scope'],
  subject: string,
): Promise<void> {
  await db
    .delete(attemptBudgets)
    .where(and(eq(attemptBudgets.scope, scope), eq(attemptBudgets.subject, subject)));
}

/**
 * Gives one attempt back, and the lock that it may have caused: a success of one of many who share a subject says nothing about the others,
 * and must not stop them.
 */
export async function returnAttempt(
  db: Database,
  scope: AttemptPolicy['scope'],
  subject: string,
): Promise<void> {
  await db
    .update(attemptBudgets)
    .set({ attempts: sql`greatest(${attemptBudgets.attempts} - 1, 0)`, lockedUntil: null })
    .where(and(eq(attemptBudgets.scope, scope), eq(attemptBudgets.subject, subject)));
}
