import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import type { Refusal } from '../../../http/problems.ts';
import { selectClients, selectSecrets } from './clients.queries.ts';
import { describeClient } from './describe-client.ts';

/** One client. */
export async function getClient(
  db: Database,
  clientId: string,
): Promise<{ client: Schema<'Client'> } | Refusal<'client_not_found'>> {
  const [client] = await selectClients(db, clientId);
  if (!client) return { refused: 'client_not_found' };
  return { client: describeClient(client, await selectSecrets(db, clientId)) };
}
