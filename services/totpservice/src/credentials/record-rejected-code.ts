import { attemptBudgets, authenticators, type Database, users } from '@tvm/db';
import { and, eq, exists, gte } from 'drizzle-orm';
import { consecutiveFailuresAllowed } from '../attempts/attempt-budget.ts';
import { recordLock } from '../attempts/attempt-lock.ts';
import type { AttemptClaim } from '../attempts/claimed-attempt.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../http/visitor.ts';
import { queueNotice } from '../mails/queue-notice.ts';
import { type AuditEvent, recordEvent } from '../trail/audit.ts';
import { raiseCredentialEpoch } from './credential-epoch.ts';
import type { CodeRejection } from './match-code.ts';

/**
 * Writes down a rejected code, recovery code or passkey. After 100 in a row the authenticator is disabled, which ends everything made with it, and the user is told; only a new
 * registration helps (NIST SP 800-63B-4, 3.2.2).
 */
export async function recordRejectedCode(
  deps: Deps,
  rejected: CodeRejection & {
    type: 'login_code' | 'login_passkey' | 'login_recovery_code' | 'password_reset_completed' | 'step_up';
    /** Who is known to have given it; before a login nobody is. */
    actor?: AuditEvent['actor'];
    userId: string;
    organisationId: string | null;
    visitor: Visitor;
    claim: Extract<AttemptClaim, { outcome: 'claimed' }>;
  },
): Promise<void> {
  const { claim, userId, type, reason, driftSeconds, organisationId, visitor } = rejected;
  const { consecutive } = claim;
  const now = deps.now();
  const actor = rejected.actor ?? { kind: 'anonymous' as const };
  const event = { actor, userId, organisationId, clientAddress: visitor.address };
  await deps.db.transaction(async (tx) => {
    const details = { consecutive, ...driftDetails(driftSeconds) };
    await recordEvent(tx, { ...event, type, result: 'failure', reason, details }, now);
    await recordLock(tx, 'code', claim, event, now);
    // Two devices count on their own: one of them is a copy (WebAuthn level 3, section 6.1.1).
    if (reason === 'counter_fell') await queueNotice(tx, { userId, about: 'passkey_copied', visitor }, now);
    if (consecutive < consecutiveFailuresAllowed) return;
    if (!(await disableAuthenticator(tx, userId, now))) return;
    await raiseCredentialEpoch(tx, userId);
    await recordEvent(
      tx,
      { ...event, type: 'authenticator_disabled', result: 'success', details: { consecutive } },
      now,
    );
    await queueNotice(tx, { userId, about: 'authenticator_disabled', visitor }, now);
  });
}

/** What an event says of a phone whose clock is off, for support to tell its owner. */
export const driftDetails = (driftSeconds: number | undefined): { driftSeconds?: number } =>
  driftSeconds === undefined ? {} : { driftSeconds };

/** Disables the active authenticators, unless one was replaced or a code accepted meanwhile, which ended the row of failures. */
async function disableAuthenticator(tx: Database, userId: string, now: Date): Promise<boolean> {
  // The user's row first, as every change of credentials does, so that two never wait for each other.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
  const used = tx
    .select({ scope: attemptBudgets.scope })
    .from(attemptBudgets)
    .where(
      and(
        eq(attemptBudgets.scope, 'code'),
        eq(attemptBudgets.subject, userId),
        gte(attemptBudgets.consecutive, consecutiveFailuresAllowed),
      ),
    );
  const disabled = await tx
    .update(authenticators)
    .set({ state: 'disabled', endedAt: now })
    .where(and(eq(authenticators.userId, userId), eq(authenticators.state, 'active'), exists(used)))
    .returning({ id: authenticators.id });
  return disabled.length > 0;
}
