import type { Schema } from '@tvm/contract';
import { showPendingAuthenticator } from '../../../credentials/pending-authenticator.ts';
import type { Deps } from '../../../deps.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import { needsApproval, nextStep } from './registration-state.ts';
import { type DeadRegistration, type StepInput, withOpenRegistration } from './with-registration.ts';

export type StartEnrolment =
  | { outcome: 'pending'; authenticator: Schema<'PendingAuthenticator'> }
  | { outcome: 'step_refused' }
  | { outcome: 'approval_required' }
  | DeadRegistration;

/** Whether a registration may enrol an authenticator now; shared with the confirmation, which decides anew. */
export function refuseEnrolment(
  deps: Deps,
  facts: RegistrationFacts,
): { outcome: 'step_refused' } | { outcome: 'approval_required' } | undefined {
  const now = deps.now();
  const next = nextStep(facts, deps.config, now);
  if (next !== 'enrolment' && next !== 'proof') return { outcome: 'step_refused' };
  return needsApproval(facts, deps.config, now) ? { outcome: 'approval_required' } : undefined;
}

/**
 * The pending secret of this browser's registration: made at the first call, the same after a refresh. It becomes active only by its first code
 * (SECURITY rule 10).
 */
export async function startEnrolment(deps: Deps, input: StepInput): Promise<StartEnrolment> {
  const step = { ...input, type: 'enrolment_started' as const };
  return withOpenRegistration<StartEnrolment>(deps, step, async (tx, facts) => {
    const refused = refuseEnrolment(deps, facts);
    if (refused) return refused;
    const { registrationId } = facts;
    const { isNew, authenticator } = await showPendingAuthenticator(deps, tx, facts, { registrationId });
    const event = { type: 'enrolment_started', result: 'success' } as const;
    if (isNew) await recordEvent(tx, { ...event, ...byPerson(facts, input.clientAddress) }, deps.now());
    return { outcome: 'pending', authenticator };
  });
}
