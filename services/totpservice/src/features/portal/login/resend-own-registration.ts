import { resendRegistration } from '../../../mails/resend-registration.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson } from '../../../trail/audit.ts';

/** Has one's own registration mail sent again, also from a session that isn't good enough any more. */
export const resendOwnRegistration = operation('resendOwnRegistration', async (deps, { caller, visitor }) => {
  const user = { ...caller, mustRegister: caller.decision.required };
  const who = byPerson(caller, visitor.address);
  const result = await resendRegistration(deps, who, { user, requestedBy: 'own' });
  return 'refused' in result ? result : { maskedEmail: result.maskedEmail };
});
