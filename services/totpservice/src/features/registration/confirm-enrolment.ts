import { authenticators, type Database, recoveryCodes } from '@tvm/db';
import { generateRecoveryCodes, keyedHash, normaliseRecoveryCode } from '@tvm/keys';
import { and, eq, ne } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { claimAttempt, enrolmentPolicy, restoreAttempts } from '../../security/attempt-budget.ts';
import { byPerson, recordEvent } from '../../security/audit.ts';
import { verifyCode } from '../../security/verify-code.ts';
import { completeRegistration } from './complete-registration.ts';
import { findPendingAuthenticator, type RegistrationFacts } from './registration.queries.ts';
import { refuseEnrolment } from './start-enrolment.ts';
import { type DeadRegistration, findOpenRegistration, withOpenRegistration } from './with-registration.ts';

export type ConfirmEnrolment =
  | { outcome: 'enrolled'; recoveryCodes: string[] }
  | { outcome: 'rejected' }
  | { outcome: 'locked'; lockedUntil: Date }
  | { outcome: 'step_refused' }
  | { outcome: 'approval_required' }
  | DeadRegistration;

/**
 * Enrols the pending authenticator with its first code. In one transaction: pending becomes active with that code's step burned, a former
 * authenticator is revoked, a kept password takes effect, all open tokens and sessions of the user die, mails are queued.
 */
export async function confirmEnrolment(
  deps: Deps,
  input: { cookie: string; code: string; clientAddress: string },
): Promise<ConfirmEnrolment> {
  const found = await findOpenRegistration(deps, input.cookie);
  if (found.outcome !== 'open') return found;
  const { facts } = found;
  const refused = refuseEnrolment(deps, facts);
  if (refused) return refused;
  const pending = await findPendingAuthenticator(deps.db, facts.registrationId);
  if (!pending) return { outcome: 'step_refused' };
  const claim = await claimAttempt(deps.db, enrolmentPolicy, facts.userId, deps.now());
  if (claim.outcome === 'locked') return claim;

  const verification = await verifyCode<ConfirmEnrolment>(deps, {
    userId: facts.userId,
    sealedSecret: pending.sealedSecret,
    code: input.code,
    accept: (step) =>
      withOpenRegistration<ConfirmEnrolment>(deps, input.cookie, async (tx, locked) => {
        const again = refuseEnrolment(deps, locked);
        if (again) return again;
        const still = await findPendingAuthenticator(tx, locked.registrationId);
        if (still?.id !== pending.id) return { outcome: 'step_refused' };
        await activate(tx, pending.id, locked, step, deps.now());
        const codes = await replaceRecoveryCodes(deps, tx, locked, pending.id);
        await completeRegistration(deps, tx, locked, { enrolled: true, clientAddress: input.clientAddress });
        return { outcome: 'enrolled', recoveryCodes: codes };
      }),
  });
  if (verification.outcome === 'accepted') return verification.value;
  const event = { type: 'enrolment_code', result: 'failure', reason: verification.reason } as const;
  await recordEvent(deps.db, { ...event, ...byPerson(facts, input.clientAddress) }, deps.now());
  return { outcome: 'rejected' };
}

/** Pending becomes active; every other one of the user is revoked first, pending ones of dead links too, and its secret wiped. */
async function activate(
  tx: Database,
  authenticatorId: string,
  facts: RegistrationFacts,
  step: number,
  now: Date,
): Promise<void> {
  await tx
    .update(authenticators)
    .set({ state: 'revoked', sealedSecret: null, endedAt: now })
    .where(
      and(
        eq(authenticators.userId, facts.userId),
        ne(authenticators.id, authenticatorId),
        ne(authenticators.state, 'revoked'),
      ),
    );
  await tx
    .update(authenticators)
    .set({ state: 'active', activatedAt: now, lastAcceptedStep: step })
    .where(and(eq(authenticators.id, authenticatorId), eq(authenticators.state, 'pending')));
  // A new authenticator starts with a budget of its own.
  await restoreAttempts(tx, 'code', facts.userId);
  await restoreAttempts(tx, 'enrolment', facts.userId);
}

async function replaceRecoveryCodes(
  deps: Deps,
  tx: Database,
  { userId }: RegistrationFacts,
  authenticatorId: string,
): Promise<string[]> {
  const codes = generateRecoveryCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(
    codes.map((code) => ({
      userId,
      authenticatorId,
      keyedHash: keyedHash(deps.config.keys.token, 'recovery-code', normaliseRecoveryCode(code) ?? code),
    })),
  );
  return codes;
}
