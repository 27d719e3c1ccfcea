import type { Schema } from '@tvm/contract';
import { type Database, type Noticed, query } from '@tvm/db';
import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';

/** A notice, and whose it is. */
export interface FoundNotice {
  id: string;
  userId: string;
  kind: 'portal' | 'employee';
  organisationId: string | null;
  notices: Partial<Record<Schema<'NoticeKind'>, Noticed>>;
  expiresAt: Date;
  disputedAt: Date | null;
}

const select = (db: Database, condition: SQL) => query<FoundNotice>(db, 'find_notice')`
  select n.id, n.user_id as "userId", u.kind, u.organisation_id as "organisationId", told_by(m.kind, m.params, m.created_at) as notices, n.expires_at as "expiresAt",
    n.disputed_at as "disputedAt"
  from notices n join users u on u.id = n.user_id join mails m on m.id = n.mail_id where ${condition}`;

/** The notice of a code, by its hash under any key of the ring. */
export async function findNotice(db: Database, codeHashes: string[]): Promise<FoundNotice | undefined> {
  return (await select(db, sql`n.code_hash = any(${sql.param(codeHashes)})`))[0];
}

/** The same as it is once its user's row is locked: one dispute after the other. Undefined where the user was deleted meanwhile. */
export async function lockNotice(
  tx: Database,
  { id, userId }: FoundNotice,
): Promise<FoundNotice | undefined> {
  await query(tx, 'lock_user_of_notice')`select from users where id = ${userId} for no key update`;
  return (await select(tx, sql`n.id = ${id}`))[0];
}

/** A notice is disputed once. */
export async function markDisputed(tx: Database, id: string, now: Date): Promise<void> {
  await query(tx, 'mark_notice_disputed')`
    update notices set disputed_at = ${now} where id = ${id} and disputed_at is null`;
}
