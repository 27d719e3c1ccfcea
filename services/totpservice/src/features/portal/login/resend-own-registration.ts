import type { Deps } from '../../../deps.ts';
import { type ResendRegistration, resendRegistration } from '../../../mails/resend-registration.ts';
import type { Session } from '../../../sessions/session.ts';
import { byPerson } from '../../../trail/audit.ts';

/** Has one's own registration mail sent again, also from a session that isn't good enough any more. */
export async function resendOwnRegistration(
  deps: Deps,
  session: Session,
  clientAddress: string,
): Promise<ResendRegistration> {
  const user = { ...session, mustRegister: session.decision.required };
  return resendRegistration(deps, byPerson(session, clientAddress), { user, requestedBy: 'own' });
}
