import { claimAttempt, enrolmentPolicy } from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import { activateAuthenticator } from '../../../credentials/activate-authenticator.ts';
import { findPendingAuthenticator } from '../../../credentials/pending-authenticator.ts';
import { driftDetails } from '../../../credentials/record-rejected-code.ts';
import { replaceRecoveryCodes } from '../../../credentials/replace-recovery-codes.ts';
import { verifyCode } from '../../../credentials/verify-code.ts';
import type { Deps } from '../../../deps.ts';
import type { DeviceCookie } from '../../../sessions/device-cookie.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { completeRegistration } from './complete-registration.ts';
import { refuseEnrolment } from './start-enrolment.ts';
import {
  beforeStep,
  type DeadRegistration,
  recordRefused,
  type StepInput,
  withOpenRegistration,
} from './with-registration.ts';

export type ConfirmEnrolment =
  | { outcome: 'enrolled'; recoveryCodes: string[]; device: DeviceCookie }
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
  input: StepInput & { code: string },
): Promise<ConfirmEnrolment> {
  const step = { ...input, type: 'enrolment_code' as const };
  const found = await beforeStep(deps, step, (facts) => refuseEnrolment(deps, facts));
  if (found.outcome !== 'open') return found;
  const { facts } = found;
  const pending = await findPendingAuthenticator(deps.db, facts);
  if (!pending) return recordRefused(deps, deps.db, facts, step, { outcome: 'step_refused' });
  const claim = await claimAttempt(deps.db, enrolmentPolicy, facts.userId, deps.now());
  if (claim.outcome === 'locked') return recordRefused(deps, deps.db, facts, step, claim);

  const verification = await verifyCode<ConfirmEnrolment>(deps, {
    userId: facts.userId,
    sealedSecret: pending.sealedSecret,
    code: input.code,
    accept: (matched) =>
      withOpenRegistration<ConfirmEnrolment>(deps, step, async (tx, locked) => {
        const again = refuseEnrolment(deps, locked);
        if (again) return again;
        const still = await findPendingAuthenticator(tx, locked);
        if (still?.id !== pending.id) return { outcome: 'step_refused' };
        const enrolled = { userId: locked.userId, authenticatorId: pending.id };
        const who = byPerson(locked, input.clientAddress);
        await activateAuthenticator(tx, { ...enrolled, step: matched }, who, deps.now());
        const codes = await replaceRecoveryCodes(deps, tx, enrolled);
        const device = await completeRegistration(deps, tx, locked, { ...input, enrolled: true });
        return { outcome: 'enrolled', recoveryCodes: codes, device };
      }),
  });
  if (verification.outcome === 'accepted') return verification.value;
  const who = byPerson(facts, input.clientAddress);
  const { reason, driftSeconds } = verification;
  const details = driftDetails(driftSeconds);
  const event = { type: 'enrolment_code', result: 'failure', reason, details, ...who } as const;
  await deps.db.transaction(async (tx) => {
    await recordEvent(tx, event, deps.now());
    await recordLock(tx, 'enrolment', claim, who, deps.now());
  });
  return { outcome: 'rejected' };
}
