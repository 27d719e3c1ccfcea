import type { Deps } from '../../deps.ts';
import { activateAuthenticator } from '../../security/activate-authenticator.ts';
import { claimAttempt, enrolmentPolicy } from '../../security/attempt-budget.ts';
import { byPerson, recordEvent } from '../../security/audit.ts';
import { findPendingAuthenticator } from '../../security/pending-authenticator.ts';
import { replaceRecoveryCodes } from '../../security/replace-recovery-codes.ts';
import { verifyCode } from '../../security/verify-code.ts';
import { completeRegistration } from './complete-registration.ts';
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
  const pending = await findPendingAuthenticator(deps.db, facts);
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
        const still = await findPendingAuthenticator(tx, locked);
        if (still?.id !== pending.id) return { outcome: 'step_refused' };
        const enrolled = { userId: locked.userId, authenticatorId: pending.id };
        await activateAuthenticator(tx, { ...enrolled, step }, deps.now());
        const codes = await replaceRecoveryCodes(deps, tx, enrolled);
        await completeRegistration(deps, tx, locked, { enrolled: true, clientAddress: input.clientAddress });
        return { outcome: 'enrolled', recoveryCodes: codes };
      }),
  });
  if (verification.outcome === 'accepted') return verification.value;
  const event = { type: 'enrolment_code', result: 'failure', reason: verification.reason } as const;
  await recordEvent(deps.db, { ...event, ...byPerson(facts, input.clientAddress) }, deps.now());
  return { outcome: 'rejected' };
}
