import { startPasskey } from '../../../credentials/enrol-passkey.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { refuseNewPhone } from './refuse-new-phone.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import { nextStep } from './registration-state.ts';
import { refuseEnrolment } from './start-enrolment.ts';
import { stepOf, withOpenRegistration } from './with-registration.ts';

/**
 * Whether a registration may enrol a passkey now; shared with the confirmation, which decides anew. Only where an authenticator has to be enrolled: whoever has an active one adds a passkey in the
 * profile, after a proof by that.
 */
export function refusePasskey(
  deps: Deps,
  facts: RegistrationFacts,
): ReturnType<typeof refuseEnrolment> | Refusal<'registration_step_refused'> {
  const refused = refuseEnrolment(deps, facts);
  if (refused) return refused;
  const isAsked = nextStep(facts, deps.config, deps.now()) === 'enrolment';
  return isAsked ? undefined : { refused: 'registration_step_refused' };
}

/** A challenge for a passkey instead of an app, in this browser's registration. */
export const startPasskeyRegistration = operation('startPasskeyRegistration', async (deps, input) => {
  const step = stepOf('enrolment_started', input);
  return withOpenRegistration(deps, step, async (tx, facts) => {
    const refused = refusePasskey(deps, facts) ?? (await refuseNewPhone(deps, tx, facts, step));
    if (refused) return refused;
    const { registrationId: flowId, userId, userEpoch: credentialEpoch, email, fullName } = facts;
    const event = { type: 'enrolment_started', result: 'success', details: { kind: 'passkey' } } as const;
    await recordEvent(tx, { ...event, ...byPerson(facts, input.visitor.address) }, deps.now());
    return startPasskey(deps, tx, { flowId, userId, credentialEpoch, email, fullName });
  });
});
