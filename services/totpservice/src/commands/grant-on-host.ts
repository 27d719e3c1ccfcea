import type { Schema } from '@tvm/contract';
import type { ClientGrant } from '@tvm/db';
import { makeClient, makeClientSecret, widenClient } from '../clients/change-client.ts';
import { type ClientRow, lockClient } from '../clients/clients.queries.ts';
import { tellGrant } from '../clients/describe-client.ts';
import { type GrantRefusal, refuseGrant, refuseNewClient } from '../clients/refuse-grant.ts';
import { tellOfGrant } from '../clients/tell-grant.ts';
import type { ClientsContext } from '../features/support/clients/client-changes.ts';
import type { Refusal } from '../http/problems.ts';
import { recordEvent, type Who } from '../trail/audit.ts';

/** What a command of the host needs: it does alone what takes two support leads elsewhere (SECURITY rule 25), and is in the trail as the host's. */
export interface HostContext extends ClientsContext {
  publicOrigin: string;
}
export const host: Who = { actor: { kind: 'system' } };

interface Granted {
  client: ClientRow;
  secret: Schema<'MadeClientSecret'> | undefined;
}

/** Makes a client with what it is granted, and its secret where it has one. */
export function makeClientOnHost(
  { db, publicOrigin, now }: HostContext,
  name: string,
  grant: ClientGrant,
): Promise<Granted | GrantRefusal> {
  return db.transaction(async (tx) => {
    const refused = await refuseNewClient(tx, publicOrigin, name, grant);
    if (refused) return refused;
    const client = await makeClient(tx, name, grant, now);
    const { id, authMethod } = client;
    const secret = grant.jwks ? undefined : await makeClientSecret(tx, id, { approvalId: null, now });
    const details = { client: id, authMethod, ...(await tellGrant(grant)) };
    await recordEvent(tx, { type: 'client_created', result: 'success', ...host, details }, now);
    const has = { ...grant, ...(secret && { secret: true as const }) };
    await tellOfGrant(tx, { kind: 'new_client', clientId: id }, has, now);
    return { client, secret };
  });
}

/** Gives a client more, and a further secret where that is what it gets. */
export function grantOnHost(
  { db, publicOrigin, now }: HostContext,
  clientId: string,
  grant: ClientGrant,
): Promise<Granted | GrantRefusal | Refusal<'client_not_found'>> {
  return db.transaction(async (tx) => {
    const client = await lockClient(tx, clientId);
    if (!client) return { refused: 'client_not_found' };
    const refused = await refuseGrant(tx, publicOrigin, client, grant);
    if (refused) return refused;
    const widened = await widenClient(tx, client, grant);
    const secret = grant.secret && (await makeClientSecret(tx, clientId, { approvalId: null, now }));
    const details = { client: clientId, ...(await tellGrant(grant)) };
    await recordEvent(tx, { type: 'client_granted', result: 'success', ...host, details }, now);
    await tellOfGrant(tx, { kind: 'client_grant', clientId }, grant, now);
    return { client: widened, secret };
  });
}
