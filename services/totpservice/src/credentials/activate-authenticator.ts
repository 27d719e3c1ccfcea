import { authenticators, type Database } from '@tvm/db';
import { and, eq, ne, or } from 'drizzle-orm';
import { liftLock } from '../attempts/attempt-lock.ts';
import type { Who } from '../trail/audit.ts';
import { acceptStep } from './accept-step.ts';

/**
 * A pending app becomes active with the step of its first code burned. The user's other apps are revoked first, pending ones of other flows too, and their secrets wiped; so is whatever
 * failures disabled. Active passkeys stay, unless they are lost too. The caller holds the lock of the user's row, under which it has found the pending one, and raises the credential epoch.
 */
export async function activateAuthenticator(
  tx: Database,
  {
    userId,
    authenticatorId,
    step,
    passkeysLost = false,
  }: { userId: string; authenticatorId: string; step: number; passkeysLost?: boolean },
  who: Who,
  now: Date,
): Promise<void> {
  await endFormerAuthenticators(tx, { userId, but: authenticatorId, passkeysLost }, who, now);
  if (!(await acceptStep(tx, { authenticatorId, userId, step }, now, 'pending')))
    throw new Error('no such pending authenticator');
  await tx
    .update(authenticators)
    .set({ state: 'active', activatedAt: now })
    .where(eq(authenticators.id, authenticatorId));
}

/** Revokes a user's apps, pending ones too, and what failures disabled; the locks end, because a new authenticator starts with a budget of its own. Active passkeys stay, unless they are lost too. */
export async function endFormerAuthenticators(
  tx: Database,
  { userId, but, passkeysLost }: { userId: string; but: string; passkeysLost: boolean },
  who: Who,
  now: Date,
): Promise<void> {
  await tx
    .update(authenticators)
    .set({ state: 'revoked', sealedSecret: null, endedAt: now })
    .where(
      and(
        eq(authenticators.userId, userId),
        ne(authenticators.id, but),
        ne(authenticators.state, 'revoked'),
        passkeysLost ? undefined : or(eq(authenticators.kind, 'app'), eq(authenticators.state, 'disabled')),
      ),
    );
  await liftLock(tx, 'code', userId, who, now);
  await liftLock(tx, 'enrolment', userId, who, now);
}
