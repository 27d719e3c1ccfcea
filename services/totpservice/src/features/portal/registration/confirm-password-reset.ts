import type { Schema } from '@tvm/contract';
import {
  claimAttempt,
  codePolicy,
  consecutiveFailuresAllowed,
  restoreAttempts,
} from '../../../attempts/attempt-budget.ts';
import { recordRejectedCode } from '../../../credentials/record-rejected-code.ts';
import { noAuthenticator } from '../../../credentials/verify-code.ts';
import { type Proof, type TakeProof, verifyProof } from '../../../credentials/verify-proof.ts';
import type { Deps } from '../../../deps.ts';
import type { DeviceCookie } from '../../../sessions/device-cookie.ts';
import { completeRegistration } from './complete-registration.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import { describeRegistration, nextStep } from './registration-state.ts';
import {
  beforeStep,
  type DeadRegistration,
  recordRefused,
  type StepInput,
  withOpenRegistration,
} from './with-registration.ts';

export type ConfirmPasswordReset =
  | { outcome: 'completed'; registration: Schema<'Registration'>; device: DeviceCookie }
  | { outcome: 'rejected' }
  | { outcome: 'locked'; lockedUntil: Date }
  | { outcome: 'step_refused' }
  | DeadRegistration;

interface Input extends StepInput {
  proof: Proof;
}

const type = 'password_reset_completed' as const;

/**
 * Completes a reset with a code or recovery code of the authenticator that stays: the kept password takes effect. Under the attempt budget of
 * logins, because it is the same authenticator.
 */
export async function confirmPasswordReset(deps: Deps, input: Input): Promise<ConfirmPasswordReset> {
  const step = { ...input, type };
  const found = await beforeStep(deps, step, (facts) => refuseProof(deps, facts));
  if (found.outcome !== 'open') return found;
  const { facts } = found;
  const claim = await claimAttempt(deps.db, codePolicy, facts.userId, deps.now());
  if (claim.outcome === 'locked') return recordRefused(deps, deps.db, facts, step, claim);
  // A process may have ended between counting the last attempt that may be looked at and disabling the authenticator.
  const verification =
    claim.consecutive > consecutiveFailuresAllowed
      ? noAuthenticator
      : await verifyProof(deps, facts, input.proof, (take) => complete(deps, input, take));
  if (verification.outcome === 'accepted') return verification.value;
  await recordRejectedCode(deps, {
    type,
    reason: verification.reason,
    driftSeconds: verification.driftSeconds,
    userId: facts.userId,
    organisationId: facts.organisationId,
    clientAddress: input.clientAddress,
    claim,
  });
  return { outcome: 'rejected' };
}

function refuseProof(deps: Deps, facts: RegistrationFacts): { outcome: 'step_refused' } | undefined {
  return nextStep(facts, deps.config, deps.now()) === 'proof' ? undefined : { outcome: 'step_refused' };
}

/** Undefined: not accepted. */
function complete(deps: Deps, input: Input, takeProof: TakeProof): Promise<ConfirmPasswordReset | undefined> {
  return withOpenRegistration<ConfirmPasswordReset | undefined>(
    deps,
    { ...input, type },
    async (tx, facts) => {
      const refused = refuseProof(deps, facts);
      if (refused) return refused;
      if (!(await takeProof(tx))) return undefined;
      await restoreAttempts(tx, 'code', facts.userId);
      const device = await completeRegistration(deps, tx, facts, { ...input, enrolled: false });
      return {
        outcome: 'completed',
        registration: describeRegistration(facts, deps.config, deps.now(), 'done'),
        device,
      };
    },
  );
}
