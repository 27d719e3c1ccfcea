import { showPendingAuthenticator } from '../../../credentials/pending-authenticator.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { refuseNewPhone } from './refuse-new-phone.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import { nextStep } from './registration-state.ts';
import { stepOf, withOpenRegistration } from './with-registration.ts';

/** Whether a registration may enrol an authenticator now; shared with the confirmation, which decides anew. */
export function refuseEnrolment(
  deps: Deps,
  facts: RegistrationFacts,
): Refusal<'registration_step_refused' | 'enrolment_held'> | undefined {
  const next = nextStep(facts, deps.config, deps.now());
  if (next === 'held') return { refused: 'enrolment_held' };
  return next === 'enrolment' || next === 'proof' ? undefined : { refused: 'registration_step_refused' };
}

/**
 * The pending secret of this browser's registration: made at the first call, the same after a refresh. It becomes active only by its first code
 * (SECURITY rule 10).
 */
export const startEnrolment = operation('startEnrolment', async (deps, input) => {
  const step = stepOf('enrolment_started', input);
  return withOpenRegistration(deps, step, async (tx, facts) => {
    const refused = refuseEnrolment(deps, facts) ?? (await refuseNewPhone(deps, tx, facts, step));
    if (refused) return refused;
    const { registrationId } = facts;
    const { isNew, authenticator } = await showPendingAuthenticator(deps, tx, facts, { registrationId });
    const event = { type: 'enrolment_started', result: 'success' } as const;
    if (isNew) await recordEvent(tx, { ...event, ...byPerson(facts, input.visitor.address) }, deps.now());
    return authenticator;
  });
});
