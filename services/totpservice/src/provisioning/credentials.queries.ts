import { authenticators, type Database, passwords, query, users } from '@tvm/db';
import { keyedHashes } from '@tvm/keys';
import { inArray, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { findFormers } from './provisioning.queries.ts';

/**
 * Who of these has, or ever had, something of their own to log in with, or was changed in a way that holds an enrolment together with another one (SECURITY rule 17): nothing is brought along for
 * them. Their rows are locked by the caller, as whoever sets a password does.
 */
export async function findSettled(tx: Database, userIds: string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const settled = await query<{ id: string }>(tx, 'find_settled_users')`
    select u.id from users u where u.id = any(${sql.param(userIds)}::uuid[]) and (
      u.last_login_at is not null or u.email_proven_at is not null
      or exists (select from passwords p where p.user_id = u.id)
      or exists (select from authenticators a where a.user_id = u.id)
      or exists (select from sensitive_changes c where c.user_id = u.id)
      or exists (select from registrations r where r.user_id = u.id and r.opened_at is not null))`;
  return new Set(settled.map(({ id }) => id));
}

/** Which of these new users were here before: under the same id, or lately with the same address. @returns their external ids */
export async function findReturning(
  { config, now }: Deps,
  tx: Database,
  people: { externalId: string; emailCanonical: string }[],
): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const hashed = people.map(({ externalId, emailCanonical }) => ({
    externalId,
    hashes: keyedHashes(config.keys.address, 'address', emailCanonical),
  }));
  const wanted = {
    externalIds: people.map(({ externalId }) => externalId),
    addressHashes: hashed.flatMap(({ hashes }) => hashes),
  };
  const formers = await findFormers(tx, wanted, now());
  const returning = hashed.filter(({ externalId, hashes }) =>
    formers.some((was) => was.externalId === externalId || hashes.includes(was.addressHash ?? '')),
  );
  return new Set(returning.map(({ externalId }) => externalId));
}

/** Writes what new users bring along. */
export async function insertCredentials(
  tx: Database,
  brought: {
    passwords: (typeof passwords.$inferInsert)[];
    authenticators: (typeof authenticators.$inferInsert)[];
    /** Who was here before without: the link that was mailed to them is dead now. */
    raised: string[];
  },
): Promise<void> {
  if (brought.passwords.length > 0) await tx.insert(passwords).values(brought.passwords);
  if (brought.authenticators.length > 0) await tx.insert(authenticators).values(brought.authenticators);
  if (brought.raised.length === 0) return;
  await tx
    .update(users)
    .set({ credentialEpoch: sql`${users.credentialEpoch} + 1` })
    .where(inArray(users.id, brought.raised));
}
