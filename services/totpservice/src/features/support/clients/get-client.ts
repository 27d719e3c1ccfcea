import { selectClients, selectSecrets } from '../../../clients/clients.queries.ts';
import { describeClient } from '../../../clients/describe-client.ts';
import { operation } from '../../../sessions/operation.ts';
import { recordView } from '../../../trail/record-view.ts';

/** One client. */
export const getClient = operation('getClient', async (deps, { params: { clientId }, caller, visitor }) => {
  await recordView(deps, caller, { type: 'clients_viewed', clientAddress: visitor.address });
  const [client] = await selectClients(deps.db, clientId);
  if (!client) return { refused: 'client_not_found' };
  return describeClient(client, await selectSecrets(deps.db, clientId));
});
