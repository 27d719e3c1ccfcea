import { addMailJobs, type Database, type MailParams, mails } from '@tvm/db';
import { currentRequestId } from '@tvm/process';

type QueuedMail = Pick<
  typeof mails.$inferInsert,
  'userId' | 'kind' | 'requestedBy' | 'activationId' | 'sealedContent'
> & {
  params?: MailParams;
};

/**
 * Queues mails, each with its job, in the transaction that causes them: sent after its commit or not at all.
 * The mailworker decides at its first attempt what is said and mints the token.
 * @returns the mails' ids, in the same order
 */
export async function queueMails(db: Database, queued: QueuedMail[], now: Date): Promise<string[]> {
  if (queued.length === 0) return [];
  const requestId = currentRequestId() ?? null;
  const rows = queued.map((mail) => ({
    ...mail,
    params: mail.params ?? {},
    requestId,
    createdAt: now,
    updatedAt: now,
  }));
  const made = await db.insert(mails).values(rows).returning({ id: mails.id });
  const ids = made.map((mail) => mail.id);
  await addMailJobs(db, ids);
  return ids;
}
