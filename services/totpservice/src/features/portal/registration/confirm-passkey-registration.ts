import { endFormerAuthenticators } from '../../../credentials/activate-authenticator.ts';
import { addPasskey, hasRoomForPasskey, lookAtPasskey } from '../../../credentials/enrol-passkey.ts';
import { replaceRecoveryCodes } from '../../../credentials/replace-recovery-codes.ts';
import { answer } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson } from '../../../trail/audit.ts';
import { completeRegistration } from './complete-registration.ts';
import { refuseNewPhone, refuseUnconfirmed } from './refuse-new-phone.ts';
import { refuseEnrolment } from './start-enrolment.ts';
import { beforeStep, refuseStep, stepOf, withOpenRegistration } from './with-registration.ts';

/**
 * Enrols the passkey that the browser made, instead of an app. In one transaction: it is active, apps and whatever failures had disabled are revoked, passkeys that are lost too, a kept password takes effect, all open tokens and
 * sessions of the user die, mails are queued.
 */
export const confirmPasskeyRegistration = operation('confirmPasskeyRegistration', async (deps, input) => {
  const step = stepOf('enrolment_code', input);
  const before = await beforeStep(deps, step);
  if (isRefusal(before)) return before;
  const early = refuseEnrolment(deps, before) ?? (await refuseUnconfirmed(deps, deps.db, before, step));
  if (early) return refuseStep(deps, deps.db, before, step, early);
  const { name = null, passkeysLost = false, ...made } = input.body;
  const { registrationId: flowId, userId } = before;
  const passkey = await lookAtPasskey(deps, { flowId, userId }, made);
  if (!passkey) return refuseStep(deps, deps.db, before, step, notAdded);
  return withOpenRegistration(deps, step, async (tx, facts) => {
    const refused =
      refuseEnrolment(deps, facts) ?? (await refuseNewPhone(deps, tx, facts, step, { isCompleting: true }));
    if (refused) return refused;
    const now = deps.now();
    if (!passkeysLost && !(await hasRoomForPasskey(tx, userId))) return full;
    // The credential first: what follows is for whoever has it.
    const added = await addPasskey(tx, userId, { ...passkey, name }, now);
    if (!added) return notAdded;
    const who = byPerson(facts, step.clientAddress);
    await endFormerAuthenticators(tx, { userId, but: added.id, passkeysLost }, who, now);
    const recoveryCodes = await replaceRecoveryCodes(deps, tx, userId);
    const cookies = await completeRegistration(deps, tx, facts, { ...step, enrolled: 'passkey' });
    return answer(200, { recoveryCodes }, { cookies });
  });
});

const full: Refusal<'authenticator_limit_reached'> = { refused: 'authenticator_limit_reached' };
const notAdded: Refusal<'passkey_refused'> = { refused: 'passkey_refused' };
