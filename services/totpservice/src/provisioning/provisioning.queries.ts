import {
  type Database,
  deletedOrganisations,
  deletedUsers,
  lockSubjects,
  organisations,
  query,
  sensitiveChanges,
  users,
} from '@tvm/db';
import { and, asc, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import type { DeletedUserRow } from '../removal/removal.queries.ts';

export type UserRow = typeof users.$inferSelect;
export type OrganisationRow = typeof organisations.$inferSelect;

/** Requests about one external id go one after the other, also while there is no row of it yet. */
export const lockExternalIds = (tx: Database, kind: 'user' | 'organisation', externalIds: string[]) =>
  lockSubjects(
    tx,
    externalIds.map((externalId) => `${kind} ${externalId}`),
  );

/** Organisations by their external ids. */
export async function findOrganisations(db: Database, externalIds: string[]) {
  const found = await db
    .select()
    .from(organisations)
    .where(sql`${organisations.externalId} = any(${sql.param(externalIds)}::text[])`);
  return new Map(found.map((row) => [row.externalId, row]));
}

/** Which organisations have one of these relation numbers: external id by number. */
export async function findRelationNumbers(db: Database, numbers: string[]) {
  const { externalId, relationNumber } = organisations;
  const found = await db
    .select({ externalId, relationNumber })
    .from(organisations)
    .where(sql`${relationNumber} = any(${sql.param(numbers)}::text[])`);
  return new Map(found.map((holder) => [holder.relationNumber, holder.externalId]));
}

/** Users by their external ids; employees have none. */
export async function findUsers(db: Database, externalIds: string[]): Promise<UserRow[]> {
  return db
    .select()
    .from(users)
    .where(sql`${users.externalId} = any(${sql.param(externalIds)}::text[])`);
}

/** Locks users, in the order of their ids, and reads them as they are then. */
export async function lockUsers(tx: Database, ids: string[]): Promise<Map<string | null, UserRow>> {
  const isOne = sql`${users.id} = any(${sql.param(ids)}::uuid[])`;
  const locked =
    ids.length > 0 ? await tx.select().from(users).where(isOne).orderBy(asc(users.id)).for('update') : [];
  return new Map(locked.map((user) => [user.externalId, user]));
}

/**
 * Locks the organisations of a change of their users, before any user: a trigger raises their version of the list, and an activation, which holds its organisation,
 * looks at users. In the order of their ids.
 */
export async function lockOrganisations(tx: Database, ids: (string | null)[]): Promise<void> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  if (known.length === 0) return;
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(inArray(organisations.id, known))
    .orderBy(asc(organisations.id))
    .for('no key update');
}

/** At which versions users were deleted, by external id. */
export async function findDeletedVersions(db: Database, externalIds: string[]): Promise<Map<string, number>> {
  const isOne = sql`${deletedUsers.externalId} = any(${sql.param(externalIds)}::text[])`;
  const { externalId, sourceVersion } = deletedUsers;
  const found =
    externalIds.length > 0
      ? await db.select({ externalId, sourceVersion }).from(deletedUsers).where(isOne)
      : [];
  return new Map(found.map((row) => [row.externalId, row.sourceVersion]));
}

/** Who has one of these addresses, an employee too: external id (null for an employee) by canonical address. */
export async function findAddressHolders(db: Database, addresses: string[]) {
  const found = await db
    .select({ id: users.id, externalId: users.externalId, emailCanonical: users.emailCanonical })
    .from(users)
    .where(sql`${users.emailCanonical} = any(${sql.param(addresses)}::text[])`);
  return new Map(found.map((holder) => [holder.emailCanonical, holder]));
}

/** Who was deleted. Their mails went with them: of an address that was new then, nobody may have heard at the former one. */
type Former = DeletedUserRow & { userId: string; hadNewAddress: boolean };

/** Who new users were before: deleted under the same id, or with the same address so lately that another change counts together with it. */
export async function findFormers(
  tx: Database,
  { externalIds, addressHashes }: { externalIds: string[]; addressHashes: string[] },
  now: Date,
): Promise<Former[]> {
  const isRecent = sql`${deletedUsers.deletedAt} > ${now}::timestamptz - change_window()`;
  const hasAddress = sql`${deletedUsers.addressHash} = any(${sql.param(addressHashes)}::text[])`;
  const hasId = sql`${deletedUsers.externalId} = any(${sql.param(externalIds)}::text[])`;
  // With the table's name: the builder leaves it out where it selects from one, and the subquery has columns of the same names.
  const hadNewAddress = sql<boolean>`exists (select from ${sensitiveChanges} c where c.user_id = deleted_users.user_id
    and c.kind = 'address' and c.confirmed_at is null and c.at > deleted_users.deleted_at - change_window())`;
  const found = await tx
    .select({ ...getTableColumns(deletedUsers), hadNewAddress })
    .from(deletedUsers)
    .where(or(hasId, and(hasAddress, isRecent)))
    .orderBy(asc(deletedUsers.externalId))
    .for('no key update');
  return found.flatMap(({ userId, ...former }) => (userId ? [{ ...former, userId }] : []));
}

/** What was done to people who were deleted goes on with whom they were made anew as. */
export async function carryChangesOver(
  tx: Database,
  carried: { formerId: string; userId: string }[],
): Promise<void> {
  if (carried.length === 0) return;
  const formerIds = sql.param(carried.map(({ formerId }) => formerId));
  const userIds = sql.param(carried.map(({ userId }) => userId));
  await query(tx, 'carry_changes_over')`
    update ${sensitiveChanges} c set user_id = m.user_id, credential_epoch = -1
    from unnest(${formerIds}::uuid[], ${userIds}::uuid[]) as m (former_id, user_id) where c.user_id = m.former_id`;
}

/** At which versions organisations were deleted, by external id. */
export async function findDeletedOrganisations(
  db: Database,
  externalIds: string[],
): Promise<Map<string, number>> {
  const isOne = sql`${deletedOrganisations.externalId} = any(${sql.param(externalIds)}::text[])`;
  const { externalId, sourceVersion } = deletedOrganisations;
  const found =
    externalIds.length > 0
      ? await db.select({ externalId, sourceVersion }).from(deletedOrganisations).where(isOne)
      : [];
  return new Map(found.map((row) => [row.externalId, row.sourceVersion]));
}
