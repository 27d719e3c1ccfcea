import type { Schema } from '@tvm/contract';
import { clients, webhooks } from '@tvm/db';
import { refuseClientKeys } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent, type Who } from '../../../trail/audit.ts';
import { type ClientsContext, contextOf, refuseClient } from './client-changes.ts';
import { lockClient, selectSecrets } from './clients.queries.ts';
import { describeClient } from './describe-client.ts';
import { findBadRedirectUri } from './redirect-uris.ts';

type Refused = Refusal<
  | 'client_not_found'
  | 'client_revoked'
  | 'client_keys_refused'
  | 'client_has_no_keys'
  | 'redirect_uri_refused'
>;

/** Changes what a client may do, or what it proves itself with. A scope that is taken away is gone with the next request; former keys end the tokens that they got. */
export const updateClient = operation('updateClient', async (deps, { params, body, caller, visitor }) => {
  const { clientId } = params;
  const who = byEmployee(caller, {}, visitor.address);
  const changed = await changeClient(contextOf(deps), who, clientId, body);
  if (!isRefusal(changed)) return changed;
  return refuseClient(deps, who, { type: 'client_changed', clientId }, changed.refused);
});

/** The same, whoever does it. */
export async function changeClient(
  { db, publicOrigin, now }: ClientsContext,
  who: Who,
  clientId: string,
  change: Schema<'ClientChange'>,
): Promise<Schema<'Client'> | Refused> {
  const { scopes, jwks, redirectUris, postLogoutRedirectUris } = change;
  if (jwks && refuseClientKeys(jwks.keys)) return { refused: 'client_keys_refused' };
  if (findBadRedirectUri([...(redirectUris ?? []), ...(postLogoutRedirectUris ?? [])], publicOrigin))
    return { refused: 'redirect_uri_refused' };
  return db.transaction(async (tx) => {
    const client = await lockClient(tx, clientId);
    if (!client) return { refused: 'client_not_found' };
    if (client.revokedAt) return { refused: 'client_revoked' };
    if (jwks && client.authMethod !== 'private_key_jwt') return { refused: 'client_has_no_keys' };
    const [changed] = await tx
      .update(clients)
      .set({
        scopes: scopes ? [...new Set(scopes)] : client.scopes,
        redirectUris: redirectUris ?? client.redirectUris,
        postLogoutRedirectUris: postLogoutRedirectUris ?? client.postLogoutRedirectUris,
        ...(jwks && { jwks, tokensValidFrom: now }),
      })
      .where(eq(clients.id, clientId))
      .returning();
    if (!changed) throw new Error('the locked client is gone');
    // Whatever is being delivered to it has to be claimed anew.
    if (scopes && !scopes.includes('events'))
      await tx.update(webhooks).set({ claimedUntil: null }).where(eq(webhooks.clientId, clientId));
    const details = {
      ...{ client: clientId, changed: Object.keys(change).sort().join(' ') },
      ...(scopes && { scopes: changed.scopes.join(' ') }),
    };
    await recordEvent(tx, { type: 'client_changed', result: 'success', ...who, details }, now);
    return describeClient(changed, await selectSecrets(tx, clientId));
  });
}
