import { answer, madeAt } from '../../../http/contract-operation.ts';
import { isRefusal } from '../../../http/problems.ts';
import { resendRegistration } from '../../../mails/resend-registration.ts';
import { operation } from '../../../sessions/operation.ts';
import { findUserDecision } from '../../../standing/find-user-decision.ts';
import { byClient } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { findRecipient } from './invitations.queries.ts';

/**
 * Has a user invited for another system, within a limit of its own for each user. What it answers with is the mail: the link is minted by the
 * mailworker and reaches nobody else (SECURITY rule 13).
 */
export const issueRegistration = operation('issueRegistration', async (deps, { params, caller, visitor }) => {
  const user = await findRecipient(deps.db, params.externalId);
  if (!user || user.isDisabled) {
    const refused = user ? 'user_disabled' : 'user_not_found';
    const event = {
      type: 'registration_mail_requested',
      ...byClient(caller, user ?? {}, visitor.address),
    } as const;
    return recordRefused(deps.db, event, { refused }, deps.now());
  }
  const { decision, hasPassword } = await findUserDecision(deps, deps.db, user.userId);
  const recipient = { ...user, mustRegister: decision.required || !hasPassword };
  const who = byClient(caller, {}, visitor.address);
  const queued = await resendRegistration(deps, who, { user: recipient, requestedBy: 'client' });
  if (isRefusal(queued)) return queued;
  const { mailId: id } = queued;
  const path = `/users/${params.externalId}/registrations/${id}`;
  return answer(202, { id, state: 'queued' as const }, madeAt(path));
});
