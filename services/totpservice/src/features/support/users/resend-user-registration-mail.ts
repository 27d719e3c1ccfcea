import { resendRegistration } from '../../../mails/resend-registration.ts';
import { operation } from '../../../sessions/operation.ts';
import { findUserDecision } from '../../../standing/find-user-decision.ts';
import { byEmployee } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { findUser } from './users.queries.ts';

/** Sends a user's registration mail again, on support's behalf and within its own limit, to the address that is known. */
export const resendUserRegistrationMail = operation(
  'resendUserRegistrationMail',
  async (deps, { params: { userId }, caller, visitor }) => {
    const who = byEmployee(caller, {}, visitor.address);
    const user = await findUser(deps.db, userId, deps.now());
    if (!user || user.disabledAt) {
      const event = { type: 'registration_mail_requested', ...who } as const;
      return recordRefused(deps.db, event, { refused: 'user_not_found' }, deps.now());
    }
    const { decision, hasPassword } = await findUserDecision(deps, deps.db, userId);
    const recipient = { ...user, mustRegister: decision.required || !hasPassword };
    return resendRegistration(deps, who, { user: recipient, requestedBy: 'support' });
  },
);
