import { type Database, type mails, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { EventType } from './event-types.ts';
import { type AuditEvent, recordEvent } from './record-event.ts';

/** What becomes of a mail: the worker tells as far as it hands over, and the API what the provider says afterwards. */
const results = {
  mail_accepted: 'success',
  mail_delivered: 'success',
  mail_deferred: 'failure',
  mail_bounced: 'failure',
  mail_complained: 'failure',
  mail_failed: 'failure',
  mail_replaced: 'refused',
  mail_withdrawn: 'refused',
} as const satisfies { [Type in EventType]?: AuditEvent['result'] };

type MailEventType = keyof typeof results;

/** In the transaction of what it tells of. No address and no token: the mail's id leads to the rest. */
export async function recordMailEvent(
  db: Database,
  mail: Pick<typeof mails.$inferSelect, 'id' | 'kind' | 'requestedBy' | 'attempts' | 'userId'>,
  event: { type: MailEventType; reason?: string },
  now: Date,
): Promise<void> {
  const { id: mailId, kind, requestedBy, attempts, userId } = mail;
  const told: AuditEvent<MailEventType> = {
    ...event,
    result: results[event.type],
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
