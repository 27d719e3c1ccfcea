import { type Database, deletedUsers, lockSubject, mailBudgets, organisations, query, users } from '@tvm/db';
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';

export type UserRow = typeof users.$inferSelect;
export type OrganisationRow = typeof organisations.$inferSelect;

/** Requests about one external id go one after the other, also while there is no row of it yet. */
export async function lockExternalId(tx: Database, kind: 'user' | 'organisation', externalId: string) {
  await lockSubject(tx, `${kind} ${externalId}`);
}

export async function findOrganisation(
  db: Database,
  externalId: string,
): Promise<OrganisationRow | undefined> {
  const [found] = await db.select().from(organisations).where(eq(organisations.externalId, externalId));
  return found;
}

export async function findUser(db: Database, externalId: string): Promise<UserRow | undefined> {
  const [found] = await db.select().from(users).where(eq(users.externalId, externalId));
  return found;
}

/**
 * Locks the organisations of a change of their users, before any user: a trigger raises their version of the list, and an activation, which holds its organisation,
 * looks at users. In the order of their ids.
 */
export async function lockOrganisations(tx: Database, ids: (string | null)[]): Promise<void> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return;
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(inArray(organisations.id, known))
    .orderBy(asc(organisations.id))
    .for('no key update');
}

/** The version at which a user was deleted; 0 for never. */
export async function findDeletedVersion(db: Database, externalId: string): Promise<number> {
  const [deleted] = await db
    .select({ sourceVersion: deletedUsers.sourceVersion })
    .from(deletedUsers)
    .where(eq(deletedUsers.externalId, externalId));
  return deleted?.sourceVersion ?? 0;
}

/** Who a new user was before: deleted under the same id, or with the same address so lately that another change counts together with it. */
export async function findFormer(
  tx: Database,
  { externalId, addressHashes }: { externalId: string; addressHashes: string[] },
  now: Date,
): Promise<(typeof deletedUsers.$inferSelect & { userId: string })[]> {
  const isRecent = sql`${deletedUsers.deletedAt} > ${now}::timestamptz - change_window()`;
  const found = await tx
    .select()
    .from(deletedUsers)
    .where(
      or(
        eq(deletedUsers.externalId, externalId),
        and(inArray(deletedUsers.addressHash, addressHashes), isRecent),
      ),
    )
    .for('no key update');
  return found.flatMap(({ userId, ...former }) => (userId ? [{ ...former, userId }] : []));
}

/** Remembers at which version a user was deleted, or would have been, and what they were. */
export async function rememberDeletion(
  tx: Database,
  deletion: Pick<typeof deletedUsers.$inferInsert, 'externalId' | 'sourceVersion' | 'deletedAt'> & {
    former: {
      userId: string;
      organisationId: string | null;
      wasMainUser: boolean;
      addressHash: string;
    } | null;
  },
): Promise<void> {
  const { former, externalId, ...change } = deletion;
  await tx
    .insert(deletedUsers)
    .values({ externalId, ...change, ...former })
    .onConflictDoUpdate({ target: deletedUsers.externalId, set: { ...change, ...former } });
}

/** What counts somebody's attempts and mails isn't tied to their row: by id, by id and something else, and by a keyed hash of the address. */
export async function deleteBudgets(
  tx: Database,
  { userId, passwordSubject }: { userId: string; passwordSubject: string },
): Promise<void> {
  await query(tx, 'delete_attempt_budgets')`
    delete from attempt_budgets b where b.subject in (${userId}, ${passwordSubject}) or b.subject like ${`${userId} %`}
      or b.scope = 'verification' and b.subject in (select c.id || ${`:${userId}`} from clients c)`;
  await tx.delete(mailBudgets).where(inArray(mailBudgets.subject, [userId, passwordSubject]));
}
