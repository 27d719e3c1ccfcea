import {
  claimAttempt,
  codePolicy,
  consecutiveFailuresAllowed,
  restoreAttempts,
} from '../../../attempts/attempt-budget.ts';
import { noAuthenticator } from '../../../credentials/match-code.ts';
import {
  type MatchedProof,
  matchProof,
  proofRejection,
  takeProof,
} from '../../../credentials/match-proof.ts';
import { recordRejectedCode } from '../../../credentials/record-rejected-code.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { completeRegistration } from './complete-registration.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import { describeRegistration, nextStep } from './registration-state.ts';
import { beforeStep, recordRefused, type Step, stepOf, withOpenRegistration } from './with-registration.ts';

const type = 'password_reset_completed' as const;

/**
 * Completes a reset with a code or recovery code of the authenticator that stays: the kept password takes effect. Under the attempt budget of
 * logins, because it is the same authenticator.
 */
export const confirmPasswordReset = operation('confirmPasswordReset', async (deps, input) => {
  const step = stepOf(type, input);
  const facts = await beforeStep(deps, step);
  if (isRefusal(facts)) return facts;
  const refused = refuseProof(deps, facts);
  if (refused) return recordRefused(deps, deps.db, facts, step, refused);
  const claim = await claimAttempt(deps.db, codePolicy, facts.userId, deps.now());
  if (claim.outcome === 'locked') {
    const locked = { refused: 'login_locked', retryAt: claim.lockedUntil } as const;
    return recordRefused(deps, deps.db, facts, step, locked);
  }
  // A process may have ended between counting the last attempt that may be looked at and disabling the authenticator.
  const isSpent = claim.consecutive > consecutiveFailuresAllowed;
  const proof: MatchedProof = isSpent
    ? { kind: 'rejected', ...noAuthenticator }
    : await matchProof(deps, facts, input.body);
  const completed = proof.kind === 'rejected' ? undefined : await complete(deps, step, proof);
  if (completed) return completed;
  const { userId, organisationId } = facts;
  const { reason, driftSeconds } = proofRejection(proof);
  const whose = { userId, organisationId, clientAddress: step.clientAddress };
  await recordRejectedCode(deps, { type, reason, driftSeconds, ...whose, claim });
  return { refused: 'code_rejected' };
});

function refuseProof(deps: Deps, facts: RegistrationFacts): Refusal<'registration_step_refused'> | undefined {
  const next = nextStep(facts, deps.config, deps.now());
  return next === 'proof' ? undefined : { refused: 'registration_step_refused' };
}

/** In one transaction, with everything decided anew. Undefined: the proof isn't good any more. */
function complete(deps: Deps, step: Step, proof: MatchedProof) {
  return withOpenRegistration(deps, step, async (tx, facts) => {
    const refused = refuseProof(deps, facts);
    if (refused) return refused;
    if (!(await takeProof(tx, proof, deps.now()))) return undefined;
    await restoreAttempts(tx, 'code', facts.userId);
    const cookies = await completeRegistration(deps, tx, facts, { ...step, enrolled: false });
    return answer(200, describeRegistration(facts, deps.config, deps.now(), 'done'), { cookies });
  });
}
