import { authenticators, type Database } from '@tvm/db';
import { and, eq, ne } from 'drizzle-orm';
import { liftLock } from '../attempts/attempt-lock.ts';
import type { Who } from '../trail/audit.ts';
import { acceptStep } from './accept-step.ts';

/**
 * Pending becomes active with the step of its first code burned; every other one of the user is revoked first, pending ones of other flows too,
 * and its secret wiped. The caller holds the lock of the user's row, under which it has found the pending one, and raises the credential epoch.
 */
export async function activateAuthenticator(
  tx: Database,
  { userId, authenticatorId, step }: { userId: string; authenticatorId: string; step: number },
  who: Who,
  now: Date,
): Promise<void> {
  await tx
    .update(authenticators)
    .set({ state: 'revoked', sealedSecret: null, endedAt: now })
    .where(
      and(
        eq(authenticators.userId, userId),
        ne(authenticators.id, authenticatorId),
        ne(authenticators.state, 'revoked'),
      ),
    );
  if (!(await acceptStep(tx, { authenticatorId, userId, step }, 'pending')))
    throw new Error('no such pending authenticator');
  await tx
    .update(authenticators)
    .set({ state: 'active', activatedAt: now })
    .where(eq(authenticators.id, authenticatorId));
  // A new authenticator starts with a budget of its own.
  await liftLock(tx, 'code', userId, who, now);
  await liftLock(tx, 'enrolment', userId, who, now);
}
