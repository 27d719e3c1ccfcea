import { clientSecrets, clients, type Database } from '@tvm/db';
import { and, asc, eq, isNull } from 'drizzle-orm';

export type ClientRow = typeof clients.$inferSelect;
export type SecretRow = Pick<typeof clientSecrets.$inferSelect, 'id' | 'clientId' | 'createdAt'>;

/** All clients, revoked ones too, by name; or the one. */
export async function selectClients(db: Database, clientId?: string): Promise<ClientRow[]> {
  return db
    .select()
    .from(clients)
    .where(clientId === undefined ? undefined : eq(clients.id, clientId))
    .orderBy(asc(clients.name));
}

/** The client's row, locked until the end of the transaction, so that whatever changes it goes one after the other. */
export async function lockClient(tx: Database, clientId: string): Promise<ClientRow | undefined> {
  const [client] = await tx.select().from(clients).where(eq(clients.id, clientId)).for('update');
  return client;
}

/** Valid secrets, oldest first: never what they hash to. */
export async function selectSecrets(db: Database, clientId?: string): Promise<SecretRow[]> {
  const isValid = isNull(clientSecrets.revokedAt);
  return db
    .select({ id: clientSecrets.id, clientId: clientSecrets.clientId, createdAt: clientSecrets.createdAt })
    .from(clientSecrets)
    .where(clientId === undefined ? isValid : and(isValid, eq(clientSecrets.clientId, clientId)))
    .orderBy(asc(clientSecrets.id));
}
