import { startPasskey } from '../../../credentials/enrol-passkey.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { refuseNewPhone } from './refuse-new-phone.ts';
import { factorsOf } from './registration-state.ts';
import { refuseEnrolment } from './start-enrolment.ts';
import { stepOf, withOpenRegistration } from './with-registration.ts';

/** A challenge for a passkey instead of an app, in this browser's registration. */
export const startPasskeyRegistration = operation('startPasskeyRegistration', async (deps, input) => {
  const step = stepOf('enrolment_started', input);
  return withOpenRegistration(deps, step, async (tx, facts) => {
    const refused = refuseEnrolment(deps, facts) ?? (await refuseNewPhone(deps, tx, facts, step));
    if (refused) return refused;
    const { registrationId: flowId, userId, userEpoch: credentialEpoch, email, fullName } = facts;
    const { needsVerification } = factorsOf(facts, deps.config, deps.now());
    const event = { type: 'enrolment_started', result: 'success', details: { kind: 'passkey' } } as const;
    await recordEvent(tx, { ...event, ...byPerson(facts, input.visitor.address) }, deps.now());
    return startPasskey(deps, tx, { flowId, userId, credentialEpoch, email, fullName, needsVerification });
  });
});
