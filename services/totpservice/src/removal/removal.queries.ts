import { type Database, deletedOrganisations, deletedUsers, mailBudgets, query } from '@tvm/db';
import { inArray, sql } from 'drizzle-orm';

export type DeletedUserRow = typeof deletedUsers.$inferSelect;

type Deletion = Pick<DeletedUserRow, 'externalId' | 'sourceVersion' | 'deletedAt'> & {
  /** What they were; null for who never was, or is gone already. */
  former: Pick<DeletedUserRow, 'userId' | 'organisationId' | 'wasMainUser' | 'addressHash'> | null;
};

/** Remembers at which versions users were deleted, or would have been, and what they were. */
export async function rememberDeletions(tx: Database, deletions: Deletion[]): Promise<void> {
  if (deletions.length === 0) return;
  const rows = deletions.map(({ former, ...deletion }) => ({ ...deletion, ...former }));
  const kept = (column: string) =>
    sql.raw(`case when excluded.user_id is null then deleted_users.${column} else excluded.${column} end`);
  await tx
    .insert(deletedUsers)
    .values(rows)
    .onConflictDoUpdate({
      target: deletedUsers.externalId,
      set: {
        sourceVersion: sql`excluded.source_version`,
        deletedAt: sql`excluded.deleted_at`,
        userId: kept('user_id'),
        organisationId: kept('organisation_id'),
        wasMainUser: kept('was_main_user'),
        addressHash: kept('address_hash'),
      },
    });
}

/** Remembers at which version an organisation was deleted, or would have been. One that was never here has no id; that of a former one stays then, for its events. */
export async function rememberDeletedOrganisation(
  tx: Database,
  deletion: typeof deletedOrganisations.$inferInsert,
): Promise<void> {
  await tx
    .insert(deletedOrganisations)
    .values(deletion)
    .onConflictDoUpdate({
      target: deletedOrganisations.externalId,
      set: {
        sourceVersion: sql`excluded.source_version`,
        deletedAt: sql`excluded.deleted_at`,
        organisationId: sql`coalesce(excluded.organisation_id, deleted_organisations.organisation_id)`,
      },
    });
}

/** What counts somebody's attempts and mails isn't tied to their row: by id, by id and something else, and by a keyed hash of the address. */
export async function deleteBudgets(
  tx: Database,
  people: { userId: string; passwordSubject: string }[],
): Promise<void> {
  const userIds = sql.param(people.map(({ userId }) => userId));
  const subjects = people.flatMap(({ userId, passwordSubject }) => [userId, passwordSubject]);
  await query(tx, 'delete_attempt_budgets')`
    delete from attempt_budgets b where b.subject = any(${sql.param(subjects)}::text[])
      or b.scope = 'password_known_browser' and split_part(b.subject, ' ', 1) = any(${userIds}::text[])
      or b.scope = 'verification' and b.subject in (select c.id || ':' || u from clients c, unnest(${userIds}::text[]) as u)`;
  await tx.delete(mailBudgets).where(inArray(mailBudgets.subject, subjects));
}
