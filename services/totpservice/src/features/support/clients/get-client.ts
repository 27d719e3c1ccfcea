import { operation } from '../../../sessions/operation.ts';
import { recordView } from '../../../trail/record-view.ts';
import { selectClients, selectSecrets } from './clients.queries.ts';
import { describeClient } from './describe-client.ts';

/** One client. */
export const getClient = operation('getClient', async (deps, { params: { clientId }, caller, visitor }) => {
  await recordView(deps, caller, { type: 'clients_viewed', clientAddress: visitor.address });
  const [client] = await selectClients(deps.db, clientId);
  if (!client) return { refused: 'client_not_found' };
  return describeClient(client, await selectSecrets(deps.db, clientId));
});
