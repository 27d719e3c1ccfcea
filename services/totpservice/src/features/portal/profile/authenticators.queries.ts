import type { Schema } from '@tvm/contract';
import { authenticators, type Database, recoveryCodes } from '@tvm/db';
import { and, desc, eq, ne, sql } from 'drizzle-orm';

const isActive = (userId: string) =>
  and(eq(authenticators.userId, userId), eq(authenticators.state, 'active'));
const one = (userId: string, id: string) => and(isActive(userId), eq(authenticators.id, id));

type Listed = Omit<Schema<'Authenticator'>, 'addedAt' | 'lastUsedAt'> & {
  addedAt: Date;
  lastUsedAt: Date | null;
};

/** In the contract's form. */
export function describeAuthenticator({
  addedAt,
  lastUsedAt,
  ...authenticator
}: Listed): Schema<'Authenticator'> {
  return {
    ...authenticator,
    addedAt: addedAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

/** A user's active authenticators, the one that was used last first. */
export async function selectAuthenticators(db: Database, userId: string): Promise<Schema<'Authenticator'>[]> {
  const rows = await db
    .select({
      id: authenticators.id,
      kind: authenticators.kind,
      name: authenticators.name,
      addedAt: sql<Date>`coalesce(${authenticators.activatedAt}, ${authenticators.createdAt})`.mapWith(
        authenticators.createdAt,
      ),
      lastUsedAt: authenticators.lastUsedAt,
      isSyncable: authenticators.isSyncable,
    })
    .from(authenticators)
    .where(isActive(userId))
    .orderBy(sql`${authenticators.lastUsedAt} desc nulls last`, desc(authenticators.id));
  return rows.map(describeAuthenticator);
}

/** False: it isn't one of this user's. */
export async function nameAuthenticator(
  tx: Database,
  userId: string,
  { id, name }: { id: string; name: string },
): Promise<boolean> {
  const named = await tx
    .update(authenticators)
    .set({ name })
    .where(one(userId, id))
    .returning({ id: authenticators.id });
  return named.length === 1;
}

/** A user's authenticator, how many others they have, and how many of these are passkeys. The caller holds the lock of the user's row. */
export async function findAmongOthers(tx: Database, userId: string, id: string) {
  const [found] = await tx
    .select({ id: authenticators.id, kind: authenticators.kind })
    .from(authenticators)
    .where(one(userId, id));
  if (!found) return undefined;
  const isOther = and(isActive(userId), ne(authenticators.id, id));
  const isPasskey = and(isOther, eq(authenticators.kind, 'passkey'));
  const others = await tx.$count(authenticators, isOther);
  return { ...found, others, otherPasskeys: await tx.$count(authenticators, isPasskey) };
}

/** Ends an authenticator, and with the last one the recovery codes. */
export async function endAuthenticator(
  tx: Database,
  userId: string,
  { id, others }: { id: string; others: number },
  now: Date,
): Promise<void> {
  await tx
    .update(authenticators)
    .set({ state: 'revoked', sealedSecret: null, endedAt: now })
    .where(one(userId, id));
  if (others === 0) await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}
