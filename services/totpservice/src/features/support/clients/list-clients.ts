import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { selectClients, selectSecrets } from '../../../clients/clients.queries.ts';
import { describeClient } from '../../../clients/describe-client.ts';
import { operation } from '../../../sessions/operation.ts';
import { recordView } from '../../../trail/record-view.ts';

/** All clients by name, revoked ones too. */
export const listClients = operation('listClients', async (deps, { caller, visitor }) => {
  await recordView(deps, caller, { type: 'clients_viewed', clientAddress: visitor.address });
  return { items: await readClients(deps.db) };
});

/** The same, whoever asks. */
export async function readClients(db: Database): Promise<Schema<'Client'>[]> {
  const [rows, secrets] = [await selectClients(db), await selectSecrets(db)];
  return Promise.all(rows.map((client) => describeClient(client, secrets)));
}
