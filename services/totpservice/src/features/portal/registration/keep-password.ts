import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { updateRegistration } from './registration.queries.ts';
import { describeRegistration, isHeld, isPasswordKeepable } from './registration-state.ts';
import { stepOf, withOpenRegistration } from './with-registration.ts';

/** Goes on to the new phone with the password that is there; one that was kept on the registration for then is forgotten. */
export const keepPassword = operation('keepPassword', async (deps, input) => {
  const step = stepOf('password_kept', input);
  return withOpenRegistration(deps, step, async (tx, facts) => {
    if (isHeld(facts)) return { refused: 'enrolment_held' } as const;
    if (!isPasswordKeepable(facts)) return { refused: 'registration_step_refused' } as const;
    const now = deps.now();
    const change = { passwordSetAt: now, keptPasswordHash: null, keptPepperKeyId: null };
    await updateRegistration(tx, facts.registrationId, change);
    const event = { type: 'password_kept', result: 'success' } as const;
    await recordEvent(tx, { ...event, ...byPerson(facts, step.clientAddress) }, now);
    return describeRegistration({ ...facts, ...change }, deps.config, now);
  });
});
