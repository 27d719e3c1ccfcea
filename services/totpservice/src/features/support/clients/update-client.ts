import type { Schema } from '@tvm/contract';
import { narrowClient } from '../../../clients/change-client.ts';
import { lockClient, selectSecrets } from '../../../clients/clients.queries.ts';
import { describeClient } from '../../../clients/describe-client.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent, type Who } from '../../../trail/audit.ts';
import { type ClientsContext, contextOf, refuseClient } from './client-changes.ts';

type Refused = Refusal<'client_not_found' | 'client_revoked' | 'client_grant_needed'>;

/**
 * Takes from what a client may do, which one employee may: a scope is gone with the next request, a key with every token. More takes two (`client_grant`, SECURITY
 * rule 25).
 */
export const updateClient = operation('updateClient', async (deps, { params, body, caller, visitor }) => {
  const { clientId } = params;
  const who = byEmployee(caller, {}, visitor.address);
  const changed = await changeClient(contextOf(deps), who, clientId, body);
  if (!isRefusal(changed)) return changed;
  return refuseClient(deps, who, { type: 'client_changed', clientId }, changed.refused);
});

/** The same, whoever does it. */
export async function changeClient(
  { db, now }: ClientsContext,
  who: Who,
  clientId: string,
  narrowing: Schema<'ClientNarrowing'>,
): Promise<Schema<'Client'> | Refused> {
  return db.transaction(async (tx) => {
    const client = await lockClient(tx, clientId);
    if (!client) return { refused: 'client_not_found' };
    if (client.revokedAt) return { refused: 'client_revoked' };
    const changed = await narrowClient(tx, client, narrowing, now);
    if (isRefusal(changed)) return changed;
    const details = {
      ...{ client: clientId, changed: Object.keys(narrowing).sort().join(' ') },
      ...(narrowing.scopes && { scopes: changed.scopes.join(' ') }),
    };
    await recordEvent(tx, { type: 'client_changed', result: 'success', ...who, details }, now);
    return describeClient(changed, await selectSecrets(tx, clientId));
  });
}
