import { type MatchedProof, takeProof, withProof } from '../../../credentials/with-proof.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { completeRegistration } from './complete-registration.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import { describeRegistration, nextStep } from './registration-state.ts';
import { beforeStep, refuseStep, type Step, stepOf, withOpenRegistration } from './with-registration.ts';

const type = 'password_reset_completed' as const;

/**
 * Completes a reset with a code, a recovery code or a passkey: the authenticators stay, and the kept password takes effect. Under the attempt budget of
 * logins, because it is the same authenticator.
 */
export const confirmPasswordReset = operation('confirmPasswordReset', async (deps, input) => {
  const step = stepOf(type, input);
  const facts = await beforeStep(deps, step);
  if (isRefusal(facts)) return facts;
  const refused = refuseProof(deps, facts);
  if (refused) return refuseStep(deps, deps.db, facts, step, refused);
  const { body: given, visitor } = input;
  const flow = { flowId: facts.registrationId };
  const { apps, ways } = facts;
  const hasPasskey = ways.includes('passkey');
  const proving = { type, person: facts, visitor, apps, hasPasskey, flow, given };
  return withProof(deps, proving, (proof) => complete(deps, step, proof));
});

export function refuseProof(
  deps: Deps,
  facts: RegistrationFacts,
): Refusal<'registration_step_refused'> | undefined {
  const next = nextStep(facts, deps.config, deps.now());
  return next === 'proof' ? undefined : { refused: 'registration_step_refused' };
}

/** In one transaction, with everything decided anew. Undefined: the proof isn't good any more. */
function complete(deps: Deps, step: Step, proof: MatchedProof) {
  return withOpenRegistration(deps, step, async (tx, facts) => {
    const refused = refuseProof(deps, facts);
    if (refused) return refused;
    if (!(await takeProof(tx, proof, deps.now()))) return undefined;
    const cookies = await completeRegistration(deps, tx, facts, { ...step, enrolled: undefined });
    return answer(200, describeRegistration(facts, deps.config, deps.now(), 'done'), { cookies });
  });
}
