import { addMailJobs, type Database, type MailParams, type mails, query } from '@tvm/db';
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
  const rows = queued.map(({ userId, kind, requestedBy, activationId, sealedContent, params = {} }) => ({
    ...{ user_id: userId, kind, requested_by: requestedBy, params },
    ...{ activation_id: activationId, sealed_content: sealedContent },
  }));
  // The columns that the service's role may give, and no other: the builder names all of a table.
  const made = await query<{ id: string }>(db, 'queue_mails')`
    insert into mails (user_id, kind, requested_by, activation_id, params, sealed_content, request_id, created_at, updated_at)
    select user_id, kind, requested_by, activation_id, params, sealed_content, ${currentRequestId() ?? null}::uuid, ${now}::timestamptz, ${now}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as (user_id uuid, kind text, requested_by text, activation_id uuid, params jsonb, sealed_content text)) with ordinality as queued
      (user_id, kind, requested_by, activation_id, params, sealed_content, place)
    order by place returning id`;
  const ids = made.map((mail) => mail.id);
  await addMailJobs(db, ids);
  return ids;
}
