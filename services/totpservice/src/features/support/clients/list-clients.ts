import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { selectClients, selectSecrets } from './clients.queries.ts';
import { describeClient } from './describe-client.ts';

/** All clients by name, revoked ones too. */
export async function listClients(db: Database): Promise<Schema<'ClientList'>> {
  const [rows, secrets] = [await selectClients(db), await selectSecrets(db)];
  return { items: rows.map((client) => describeClient(client, secrets)) };
}
