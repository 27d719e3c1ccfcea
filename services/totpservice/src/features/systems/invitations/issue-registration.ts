import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { type ResendRegistration, resendRegistration } from '../../../mails/resend-registration.ts';
import type { Client } from '../../../sessions/client.ts';
import { findUserDecision } from '../../../standing/find-user-decision.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { findRecipient } from './registrations.queries.ts';

/**
 * Has a user's registration mail sent for another system, within a limit of its own for each user. What it answers with is the mail: the link is minted by the
 * mailworker and reaches nobody else (SECURITY rule 13).
 */
export async function issueRegistration(
  deps: Deps,
  client: Client,
  { externalId, clientAddress }: { externalId: string; clientAddress: string },
): Promise<ResendRegistration | Refusal<'user_not_found' | 'user_disabled'>> {
  const user = await findRecipient(deps.db, externalId);
  const refused = !user ? 'user_not_found' : user.isDisabled ? 'user_disabled' : undefined;
  if (!user || refused) {
    const reason = refused ?? 'user_not_found';
    const event = { type: 'registration_mail_requested', result: 'refused', reason } as const;
    await recordEvent(deps.db, { ...event, ...byClient(client, user ?? {}, clientAddress) }, deps.now());
    return { refused: reason };
  }
  const { decision, hasPassword } = await findUserDecision(deps, deps.db, user.userId);
  const recipient = { ...user, mustRegister: decision.required || !hasPassword };
  return resendRegistration(deps, byClient(client, {}, clientAddress), {
    user: recipient,
    requestedBy: 'client',
  });
}
