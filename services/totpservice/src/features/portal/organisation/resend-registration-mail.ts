import type { Deps } from '../../../deps.ts';
import { type ResendRegistration, resendRegistration } from '../../../mails/resend-registration.ts';
import type { Session } from '../../../sessions/session.ts';
import { findUserOf } from '../../../standing/organisations.queries.ts';
import { byPerson } from '../../../trail/audit.ts';
import { asMainUser, recordRefused } from './as-main-user.ts';

/** Sends a user's registration mail again, on a main user's behalf. Another organisation's user is no user (SECURITY rule 9). */
export async function resendRegistrationMail(
  deps: Deps,
  session: Session,
  { userId, clientAddress }: { userId: string; clientAddress: string },
): Promise<ResendRegistration | { outcome: 'not_main_user' } | { outcome: 'user_not_found' }> {
  const attempt = { type: 'registration_mail_requested', clientAddress } as const;
  const found = await asMainUser(deps, session, attempt);
  if ('outcome' in found) return found;
  const user = await findUserOf(deps.db, found.organisationId, userId);
  if (!user) return recordRefused(deps, session, attempt, { outcome: 'user_not_found' });
  const { organisationId } = found;
  const recipient = { ...user, userId, organisationId, mustRegister: session.decision.required };
  return resendRegistration(deps, byPerson(session, clientAddress), {
    user: recipient,
    requestedBy: 'main_user',
  });
}
