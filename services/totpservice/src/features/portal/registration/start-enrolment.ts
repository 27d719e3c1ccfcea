import { showPendingAuthenticator } from '../../../credentials/pending-authenticator.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { refuseHeld } from './refuse-held.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import { needsApproval, nextStep } from './registration-state.ts';
import { stepOf, withOpenRegistration } from './with-registration.ts';

/** Whether a registration may enrol an authenticator now; shared with the confirmation, which decides anew. */
export function refuseEnrolment(
  deps: Deps,
  facts: RegistrationFacts,
): Refusal<'registration_step_refused' | 'approval_required' | 'enrolment_held'> | undefined {
  const now = deps.now();
  const next = nextStep(facts, deps.config, now);
  if (next === 'held') return { refused: 'enrolment_held' };
  if (next !== 'enrolment' && next !== 'proof') return { refused: 'registration_step_refused' };
  return needsApproval(facts, deps.config, now) ? { refused: 'approval_required' } : undefined;
}

/**
 * The pending secret of this browser's registration: made at the first call, the same after a refresh. It becomes active only by its first code
 * (SECURITY rule 10).
 */
export const startEnrolment = operation('startEnrolment', async (deps, input) =>
  withOpenRegistration(deps, stepOf('enrolment_started', input), async (tx, facts) => {
    const refused = refuseEnrolment(deps, facts) ?? (await refuseHeld(deps, tx, facts));
    if (refused) return refused;
    const { registrationId } = facts;
    const { isNew, authenticator } = await showPendingAuthenticator(deps, tx, facts, { registrationId });
    const event = { type: 'enrolment_started', result: 'success' } as const;
    if (isNew) await recordEvent(tx, { ...event, ...byPerson(facts, input.visitor.address) }, deps.now());
    return authenticator;
  }),
);
