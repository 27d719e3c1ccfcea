import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { type ResendRegistration, resendRegistration } from '../../../mails/resend-registration.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { findUserDecision } from '../../../standing/find-user-decision.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { findUser } from './user.queries.ts';

/** Sends a user's registration mail again, on support's behalf and within its own limit, to the address that is known. */
export async function resendUserRegistrationMail(
  deps: Deps,
  session: EmployeeSession,
  { userId, clientAddress }: { userId: string; clientAddress: string },
): Promise<ResendRegistration | Refusal<'user_not_found'>> {
  const user = await findUser(deps.db, userId, deps.now());
  if (!user || user.disabledAt) {
    const event = {
      type: 'registration_mail_requested',
      result: 'refused',
      reason: 'user_not_found',
    } as const;
    await recordEvent(deps.db, { ...event, ...byEmployee(session, {}, clientAddress) }, deps.now());
    return { refused: 'user_not_found' };
  }
  const { decision, hasPassword } = await findUserDecision(deps, deps.db, userId);
  const recipient = { ...user, mustRegister: decision.required || !hasPassword };
  return resendRegistration(deps, byEmployee(session, {}, clientAddress), {
    user: recipient,
    requestedBy: 'support',
  });
}
