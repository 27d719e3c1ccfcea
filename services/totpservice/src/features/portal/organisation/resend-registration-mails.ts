import type { Schema } from '@tvm/contract';
import { mailPriority, organisations } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { asMainUser, recordRefused } from './as-main-user.ts';
import { queueRegistrationMails } from './registration-mails.queries.ts';

export type ResendRegistrationMails =
  | { outcome: 'queued'; mails: Schema<'MailsQueued'> }
  | { outcome: 'not_main_user' }
  | { outcome: 'not_required' };

/**
 * Sends the registration mail again to everybody of the main user's own organisation who hasn't finished: one transaction with one audit event, which
 * holds the figures (each mail says itself on whose behalf it goes). Of two at once the second finds the first one's mails waiting.
 */
export async function resendRegistrationMails(
  deps: Deps,
  session: Session,
  clientAddress: string,
): Promise<ResendRegistrationMails> {
  const attempt = { type: 'registration_mails_requested', clientAddress } as const;
  const found = await asMainUser(deps, session, attempt);
  if ('outcome' in found) return found;
  if (!session.decision.required) return recordRefused(deps, session, attempt, { outcome: 'not_required' });
  const { organisationId } = found;
  return deps.db.transaction(async (tx): Promise<ResendRegistrationMails> => {
    const now = deps.now();
    const locked = tx.select({ id: organisations.id }).from(organisations);
    await locked.where(eq(organisations.id, organisationId)).for('no key update');
    const mails = await queueRegistrationMails(tx, organisationId, now, mailPriority.campaign);
    const { actor } = byPerson(session, clientAddress);
    const event = { type: attempt.type, result: 'success', actor, organisationId, clientAddress } as const;
    await recordEvent(tx, { ...event, details: { ...mails } }, now);
    return { outcome: 'queued', mails };
  });
}
