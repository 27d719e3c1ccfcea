import { clientSecrets } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent, type Who } from '../../../trail/audit.ts';
import { type ClientsContext, contextOf, refuseClient } from './client-changes.ts';
import { lockClient, selectSecrets } from './clients.queries.ts';

/** Two, so that a client can change over without a gap. */
const secretsAllowed = 2;

type Refused = Refusal<
  'client_not_found' | 'client_revoked' | 'client_has_no_secrets' | 'client_secret_limit'
>;

/** A further secret beside the one in use. It is in the answer and nowhere else. */
export const addClientSecret = operation('addClientSecret', async (deps, { params, caller, visitor }) => {
  const { clientId } = params;
  const who = byEmployee(caller, {}, visitor.address);
  const added = await makeClientSecret(contextOf(deps), who, clientId);
  if (!isRefusal(added)) return added;
  return refuseClient(deps, who, { type: 'client_secret_added', clientId }, added.refused);
});

/** The same, whoever does it. */
export async function makeClientSecret(
  { db, now }: Pick<ClientsContext, 'db' | 'now'>,
  who: Who,
  clientId: string,
): Promise<{ id: string; secret: string; createdAt: string } | Refused> {
  return db.transaction(async (tx) => {
    const client = await lockClient(tx, clientId);
    if (!client) return { refused: 'client_not_found' };
    if (client.revokedAt) return { refused: 'client_revoked' };
    if (client.authMethod !== 'client_secret_basic') return { refused: 'client_has_no_secrets' };
    if ((await selectSecrets(tx, clientId)).length >= secretsAllowed)
      return { refused: 'client_secret_limit' };
    const secret = mintToken();
    const [added] = await tx
      .insert(clientSecrets)
      .values({ clientId, secretHash: hashToken('client-secret', secret), createdAt: now })
      .returning({ id: clientSecrets.id });
    if (!added) throw new Error('no secret was added');
    const details = { client: clientId, secret: added.id };
    await recordEvent(tx, { type: 'client_secret_added', result: 'success', ...who, details }, now);
    return { id: added.id, secret, createdAt: now.toISOString() };
  });
}
