import { type AuditEvent, recordEvent } from '@tvm/audit';
import { type Database, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { MailRow } from './mails.queries.ts';

/** What becomes of a mail. Whether it was delivered, the provider tells later. */
type MailEventType = 'mail_link_minted' | 'mail_accepted' | 'mail_failed' | 'mail_withdrawn';

/** In the transaction of what it tells of. No address and no token: the mail's id leads to the rest. */
export async function recordMailEvent(
  db: Database,
  mail: MailRow,
  event: { type: MailEventType; reason?: string },
  now: Date,
): Promise<void> {
  const { id: mailId, kind, requestedBy, attempts, userId } = mail;
  const isGood = event.type === 'mail_accepted' || event.type === 'mail_link_minted';
  const told: AuditEvent<MailEventType> = {
    ...event,
    result: isGood ? 'success' : event.type === 'mail_withdrawn' ? 'refused' : 'failure',
    actor: { kind: 'system' },
    details: { mailId, kind, requestedBy, attempts },
  };
  if (userId === null) return recordEvent(db, told, now);
  const [user] = await db
    .select({ organisationId: users.organisationId })
    .from(users)
    .where(eq(users.id, userId));
  return recordEvent(db, { ...told, userId, organisationId: user?.organisationId ?? null }, now);
}
