import type { Schema } from '@tvm/contract';
import { clientSecrets, clients } from '@tvm/db';
import { hashToken, mintToken, refuseClientKeys } from '@tvm/keys';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent, type Who } from '../../../trail/audit.ts';
import { type ClientsContext, contextOf, refuseClient } from './client-changes.ts';
import { describeClient } from './describe-client.ts';
import { findBadRedirectUri } from './redirect-uris.ts';

type Refused = Refusal<'client_name_in_use' | 'client_keys_refused' | 'redirect_uri_refused'>;

/** Makes a client. Its secret, where it has one, is in the answer and nowhere else. */
export const createClient = operation('createClient', async (deps, { body, caller, visitor }) => {
  const who = byEmployee(caller, {}, visitor.address);
  const made = await makeClient(contextOf(deps), who, body);
  return isRefusal(made) ? refuseClient(deps, who, { type: 'client_created' }, made.refused) : made;
});

/** The same, whoever does it. */
export async function makeClient(
  { db, publicOrigin, now }: ClientsContext,
  who: Who,
  input: Schema<'NewClient'>,
): Promise<{ client: Schema<'Client'>; secret: string | null } | Refused> {
  const { name, scopes = [], jwks, redirectUris = [], postLogoutRedirectUris = [] } = input;
  if (jwks && refuseClientKeys(jwks.keys)) return { refused: 'client_keys_refused' };
  if (findBadRedirectUri([...redirectUris, ...postLogoutRedirectUris], publicOrigin))
    return { refused: 'redirect_uri_refused' };
  return db.transaction(async (tx) => {
    const authMethod = jwks ? ('private_key_jwt' as const) : ('client_secret_basic' as const);
    const [client] = await tx
      .insert(clients)
      .values({
        ...{ name, scopes: [...new Set(scopes)], authMethod, redirectUris, postLogoutRedirectUris },
        ...(jwks && { jwks }),
        createdAt: now,
      })
      .onConflictDoNothing({ target: clients.name })
      .returning();
    if (!client) return { refused: 'client_name_in_use' };
    const secret = jwks ? null : mintToken();
    const secretHash = secret === null ? undefined : hashToken('client-secret', secret);
    const secrets = secretHash
      ? await tx.insert(clientSecrets).values({ clientId: client.id, secretHash, createdAt: now }).returning()
      : [];
    const details = { client: client.id, scopes: client.scopes.join(' '), authMethod };
    await recordEvent(tx, { type: 'client_created', result: 'success', ...who, details }, now);
    return { client: describeClient(client, secrets), secret };
  });
}
