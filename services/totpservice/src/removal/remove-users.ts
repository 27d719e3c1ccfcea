import { type Database, users } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { passwordSubject } from '../credentials/check-password.ts';
import type { Deps } from '../deps.ts';
import { recordEvents, type Somebody } from '../trail/audit.ts';
import { type DeletedUserRow, deleteBudgets } from './removal.queries.ts';

type UserRow = typeof users.$inferSelect;

/** Who does it: whom it is about is added. */
export type By = (target: { userId: string; organisationId: string | null }) => Somebody;

/** What is remembered of somebody who is gone. */
export type Former = Pick<DeletedUserRow, 'userId' | 'organisationId' | 'wasMainUser' | 'addressHash'>;

/**
 * Removes users with password, secrets, sessions and mails, in the caller's transaction; mails that wait find nobody. The audit trail keeps ids only, of each an event.
 * @param people as they are, locked
 * @returns what to remember of each, by their ids
 */
export async function removeUsers(
  deps: Deps,
  tx: Database,
  by: By,
  people: UserRow[],
): Promise<Map<string, Former>> {
  if (people.length === 0) return new Map();
  const formers = new Map(people.map((user) => [user.id, formerOf(deps, user)]));
  await deleteBudgets(
    tx,
    [...formers].map(([userId, { addressHash }]) => ({ userId, passwordSubject: addressHash ?? '' })),
  );
  await tx.delete(users).where(sql`${users.id} = any(${sql.param([...formers.keys()])}::uuid[])`);
  const events = people.map(({ id: userId, organisationId, externalId }) => ({
    ...{ type: 'user_deleted' as const, result: 'success' as const, details: { externalId } },
    ...by({ userId, organisationId }),
  }));
  await recordEvents(tx, events, deps.now());
  return formers;
}

const formerOf = (deps: Deps, user: UserRow): Former => ({
  ...{ userId: user.id, organisationId: user.organisationId, wasMainUser: user.isMainUser },
  addressHash: passwordSubject(deps, user.emailCanonical),
});
