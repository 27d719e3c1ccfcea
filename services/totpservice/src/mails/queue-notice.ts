import { type Database, type NoticeKind, query } from '@tvm/db';
import type { Visitor } from '../http/visitor.ts';

/**
 * Tells a user what was done with their login (M11, SECURITY rule 30), in the transaction that did it. At most five mails in 24 hours, the rest in one:
 * `packages/db/sql/notices.sql`. Locks the user's row.
 * @param userId undefined for an address that nobody has: the same work, and no mail
 */
export async function queueNotice(
  tx: Database,
  { userId, about, visitor }: { userId: string | undefined; about: NoticeKind; visitor: Visitor },
  now: Date,
): Promise<void> {
  const { address, userAgent } = visitor;
  await query(tx, 'queue_notice')`
    select queue_notice(${userId ?? null}::uuid, ${about}, ${now}::timestamptz, ${address}, ${userAgent ?? null}::text)`;
}
