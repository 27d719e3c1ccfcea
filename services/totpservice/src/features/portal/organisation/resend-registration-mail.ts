import { isRefusal } from '../../../http/problems.ts';
import { resendRegistration } from '../../../mails/resend-registration.ts';
import { operation } from '../../../sessions/operation.ts';
import { findUserOf } from '../../../standing/organisations.queries.ts';
import { byPerson } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { asMainUser } from './as-main-user.ts';

/** Sends a user's registration mail again, on a main user's behalf. Another organisation's user is no user (SECURITY rule 9). */
export const resendRegistrationMail = operation(
  'resendRegistrationMail',
  async (deps, { params: { userId }, caller, visitor }) => {
    const who = byPerson(caller, visitor.address);
    const event = { type: 'registration_mail_requested', ...who } as const;
    const found = await asMainUser(deps, caller, event);
    if (isRefusal(found)) return found;
    const { organisationId } = found;
    const user = await findUserOf(deps.db, organisationId, userId);
    if (!user) return recordRefused(deps.db, event, { refused: 'user_not_found' }, deps.now());
    const recipient = { ...user, userId, organisationId, mustRegister: caller.decision.required };
    return resendRegistration(deps, who, { user: recipient, requestedBy: 'main_user' });
  },
);
