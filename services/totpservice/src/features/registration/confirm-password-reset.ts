import type { Schema } from '@tvm/contract';
import type { Deps } from '../../deps.ts';
import {
  claimAttempt,
  codePolicy,
  consecutiveFailuresAllowed,
  restoreAttempts,
} from '../../security/attempt-budget.ts';
import { recordRejectedCode } from '../../security/record-rejected-code.ts';
import { type Proof, type TakeProof, verifyProof } from '../../security/verify-proof.ts';
import { completeRegistration } from './complete-registration.ts';
import { describeRegistration, nextStep } from './registration-state.ts';
import { type DeadRegistration, findOpenRegistration, withOpenRegistration } from './with-registration.ts';

export type ConfirmPasswordReset =
  | { outcome: 'completed'; registration: Schema<'Registration'> }
  | { outcome: 'rejected' }
  | { outcome: 'locked'; lockedUntil: Date }
  | { outcome: 'step_refused' }
  | DeadRegistration;

interface Input {
  cookie: string;
  proof: Proof;
  clientAddress: string;
}

/**
 * Completes a reset with a code or recovery code of the authenticator that stays: the kept password takes effect. Under the attempt budget of
 * logins, because it is the same authenticator.
 */
export async function confirmPasswordReset(deps: Deps, input: Input): Promise<ConfirmPasswordReset> {
  const found = await findOpenRegistration(deps, input.cookie);
  if (found.outcome !== 'open') return found;
  const { facts } = found;
  if (nextStep(facts, deps.config, deps.now()) !== 'proof') return { outcome: 'step_refused' };
  const claim = await claimAttempt(deps.db, codePolicy, facts.userId, deps.now());
  if (claim.outcome === 'locked') return claim;
  // A process may have ended between counting the last attempt that may be looked at and disabling the authenticator.
  const verification =
    claim.consecutive > consecutiveFailuresAllowed
      ? ({ outcome: 'rejected', reason: 'no_authenticator' } as const)
      : await verifyProof(deps, facts, input.proof, (take) => complete(deps, input, take));
  if (verification.outcome === 'accepted') return verification.value;
  await recordRejectedCode(deps, {
    type: 'password_reset_completed',
    reason: verification.reason,
    userId: facts.userId,
    organisationId: facts.organisationId,
    clientAddress: input.clientAddress,
    consecutive: claim.consecutive,
  });
  return { outcome: 'rejected' };
}

/** Undefined: not accepted. */
function complete(deps: Deps, input: Input, takeProof: TakeProof): Promise<ConfirmPasswordReset | undefined> {
  return withOpenRegistration<ConfirmPasswordReset | undefined>(deps, input.cookie, async (tx, facts) => {
    if (nextStep(facts, deps.config, deps.now()) !== 'proof') return { outcome: 'step_refused' };
    if (!(await takeProof(tx))) return undefined;
    await restoreAttempts(tx, 'code', facts.userId);
    await completeRegistration(deps, tx, facts, { enrolled: false, clientAddress: input.clientAddress });
    return {
      outcome: 'completed',
      registration: describeRegistration(facts, deps.config, deps.now(), 'done'),
    };
  });
}
