import { type Database, type MailParams, mails } from '@tvm/db';
import { sql } from 'drizzle-orm';

/** What a person waits for goes before a campaign. */
export const mailPriority = { personal: 0, campaign: 10 } as const;

type QueuedMail = Pick<typeof mails.$inferInsert, 'userId' | 'kind' | 'requestedBy' | 'activationId'> & {
  params?: MailParams;
};

/**
 * Queues mails, each with its job, in the transaction that causes them: sent after its commit or not at all.
 * The mailworker decides at its first attempt what is said and mints the token.
 * @returns the mails' ids, in the same order
 */
export async function queueMails(db: Database, queued: QueuedMail[], now: Date): Promise<string[]> {
  if (queued.length === 0) return [];
  const rows = queued.map((mail) => ({ ...mail, params: mail.params ?? {}, createdAt: now, updatedAt: now }));
  const made = await db.insert(mails).values(rows).returning({ id: mails.id });
  const ids = made.map((mail) => mail.id);
  await db.execute(sql`select add_mail_jobs(${sql.param(ids)}::uuid[], ${mailPriority.personal})`);
  return ids;
}
