import { attemptBudgets, type Connection, type Database, queryPrepared } from '@tvm/db';
import { wrongCodesAllowed } from '@tvm/policy';
import { and, eq, sql } from 'drizzle-orm';
import { type AttemptClaim, type ClaimRow, claimedAttempt, readClaim } from './claimed-attempt.ts';

/** Of what attempts are counted, and how. */
export interface AttemptPolicy {
  scope: (typeof attemptBudgets.$inferSelect)['scope'];
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

/** Five codes, then 15 minutes. Only a correct code gives attempts back, not time. */
export const codePolicy: AttemptPolicy = {
  scope: 'code',
  limit: wrongCodesAllowed,
  lockSeconds: 900,
  afterLock: 'fresh',
  maxLockSeconds: 900,
  forgetSeconds: 100 * year,
  window: 'sliding',
};
export const enrolmentPolicy: AttemptPolicy = { ...codePolicy, scope: 'enrolment' };
/** Of one client and user: no client's form locks anybody's login, or another client (SECURITY rule 5). */
export const verificationPolicy: AttemptPolicy = { ...codePolicy, scope: 'verification' };
/** A link is good for as many passwords as a person needs: each costs a bcrypt computation and may cause a mail. */
export const setPasswordPolicy: AttemptPolicy = { ...codePolicy, scope: 'set_password', limit: 10 };
/**
 * Slowed, so that guessing is hopeless. One lock is never longer than 15 minutes; a stranger who goes on can renew it, and after a hundred failures, over however
 * many days, only a new password by the mailed link helps.
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
/** All of a /24, or of the /48 above a customer's /56, together: who has a whole network gets no attempts for each address of it. */
export const passwordWideNetworkPolicy: AttemptPolicy = { ...passwordAddressPolicy, limit: 1000 };

/**
 * A browser that is known is kept out by its own attempts only. A stolen device cookie, or session, gains as many guesses as an unknown browser, and
 * locks nobody but itself.
 */
export const passwordKnownBrowserPolicy: AttemptPolicy = {
  ...passwordAccountPolicy,
  scope: 'password_known_browser',
};
/**
 * Requests for a reset mail by one network, whatever the addresses. An office behind one address can have all its people ask on the day when 2FA
 * begins; a list of a million addresses is of no use at this pace.
 */
export const passwordResetAddressPolicy: AttemptPolicy = {
  ...passwordAddressPolicy,
  scope: 'password_reset_address',
  limit: 60,
  lockSeconds: 60,
};
export const passwordResetWideNetworkPolicy: AttemptPolicy = { ...passwordResetAddressPolicy, limit: 600 };
/** Codes of notices that one network tries: of 60 bits each, so that this is about work and not about guessing. */
export const noticeAddressPolicy: AttemptPolicy = { ...passwordResetAddressPolicy, scope: 'notice_address' };
export const noticeWideNetworkPolicy: AttemptPolicy = { ...noticeAddressPolicy, limit: 600 };

/**
 * After so many failures without a success the authenticator is disabled, or the password of an account no longer looked at from that browser
 * (NIST SP 800-63B-4, 3.2.2).
 */
export const consecutiveFailuresAllowed = 100;

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
  const wanted = sql`select ${subject}::text as subject`;
  const [row] = await queryPrepared<ClaimRow>(db, 'claim_attempt')`with ${claimedAttempt(policy, now, wanted)}
      select claimed.consecutive, claimed.attempts_left as "attemptsLeft", claimed.locked_until as "locksUntil", b.locked_until as "lockedUntil"
      from (${wanted}) as wanted
      left join claimed using (subject)
      left join attempt_budgets b on b.scope = ${policy.scope} and b.subject = wanted.subject and b.locked_until > ${now}`;
  return readClaim(row, now);
}

/** How many attempts there were since the last success, also while they are locked. */
export async function countConsecutive(
  db: Connection,
  scope: AttemptPolicy['scope'],
  subject: string,
): Promise<number> {
  const [budget] = await db
    .select({ consecutive: attemptBudgets.consecutive })
    .from(attemptBudgets)
    .where(and(eq(attemptBudgets.scope, scope), eq(attemptBudgets.subject, subject)));
  return budget?.consecutive ?? 0;
}

/**
 * A success gives all attempts back.
 * @returns until when they were locked, if they were
 */
export async function restoreAttempts(
  db: Database,
  scope: AttemptPolicy['scope'],
  subject: string,
): Promise<Date | undefined> {
  const [restored] = await queryPrepared<{ lockedUntil: Date | null }>(db, 'restore_attempts')`
    delete from attempt_budgets where scope = ${scope} and subject = ${subject} returning locked_until as "lockedUntil"`;
  return restored?.lockedUntil ?? undefined;
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
  await queryPrepared(db, 'return_attempt')`
    update attempt_budgets set attempts = greatest(attempts - 1, 0), locked_until = null where scope = ${scope} and subject = ${subject}`;
}
