import type { Database } from '@tvm/db';
import { type AttemptPolicy, restoreAttempts } from './attempt-budget.ts';
import { recordEvent, type Who } from './audit.ts';
import type { AttemptClaim } from './claimed-attempt.ts';

/** Writes down that attempts are locked, if this one, which turned out wrong, is the one that locks them. */
export async function recordLock(
  db: Database,
  scope: AttemptPolicy['scope'],
  { locksUntil }: Extract<AttemptClaim, { outcome: 'claimed' }>,
  who: Who,
  now: Date,
): Promise<void> {
  if (!locksUntil) return;
  const event = { type: 'attempts_locked', result: 'success', reason: scope } as const;
  await recordEvent(db, { ...event, ...who, details: { until: locksUntil.toISOString() } }, now);
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
