import type { Deps } from '../../deps.ts';
import { type ResendRegistration, resendRegistration } from '../../mails/resend-registration.ts';
import type { Session } from '../../security/session.ts';
import { findUserOf } from './organisations.queries.ts';

/** Sends a user's registration mail again, on a main user's behalf. Another organisation's user is no user (SECURITY rule 9). */
export async function resendRegistrationMail(
  deps: Deps,
  session: Session,
  { userId, clientAddress }: { userId: string; clientAddress: string },
): Promise<ResendRegistration | { outcome: 'not_main_user' } | { outcome: 'user_not_found' }> {
  const { organisationId } = session;
  if (!session.isMainUser || !organisationId) return { outcome: 'not_main_user' };
  const user = await findUserOf(deps.db, organisationId, userId);
  if (!user) return { outcome: 'user_not_found' };
  const requestedBy = 'main_user';
  return resendRegistration(deps, session, { user: { ...user, userId }, requestedBy, clientAddress });
}
