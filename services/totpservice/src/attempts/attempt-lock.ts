import type { Database } from '@tvm/db';
import { tellOfLock } from '../mails/tell-of-lock.ts';
import { recordEvent, type Who } from '../trail/audit.ts';
import { type AttemptPolicy, restoreAttempts } from './attempt-budget.ts';
import type { AttemptClaim } from './claimed-attempt.ts';

/** Of which locks the user is told: those of the login. Enrolment and new passwords come after a mailed link or a login; networks are nobody. */
const toldOf: Partial<Record<AttemptPolicy['scope'], 'password' | 'code'>> = {
  code: 'code',
  password_account: 'password',
  password_known_browser: 'password',
};

/** Writes down that attempts are locked, if this one, which turned out wrong, is the one that locks them; tells the user where it is the login. */
export async function recordLock(
  db: Database,
  scope: AttemptPolicy['scope'],
  { locksUntil }: Extract<AttemptClaim, { outcome: 'claimed' }>,
  who: Who,
  now: Date,
): Promise<void> {
  if (!locksUntil) return;
  const event = { type: 'attempts_locked', result: 'success', reason: scope } as const;
  const lockedBy = toldOf[scope];
  await db.transaction(async (tx) => {
    await recordEvent(tx, { ...event, ...who, details: { until: locksUntil.toISOString() } }, now);
    if (lockedBy) await tellOfLock(tx, { userId: who.userId, lockedBy, until: locksUntil }, now);
  });
}

/** Gives attempts back for another reason than a success, and writes down that this ended a lock, if it did. */
export async function liftLock(
  tx: Database,
  scope: AttemptPolicy['scope'],
  subject: string,
  who: Who,
  now: Date,
): Promise<void> {
  const lockedUntil = await restoreAttempts(tx, scope, subject);
  if (!lockedUntil || lockedUntil <= now) return;
  await recordEvent(tx, { type: 'attempts_unlocked', result: 'success', reason: scope, ...who }, now);
}
