import type { Schema } from '@tvm/contract';
import { type ClientScope, type Connection, clientSecrets, clients, type PublicKeys } from '@tvm/db';
import { hashToken, mintToken, refuseClientKeys } from '@tvm/keys';
import type { Refusal } from '../../../http/problems.ts';
import { recordEvent, type Who } from '../../../trail/audit.ts';
import { describeClient } from './describe-client.ts';
import { findBadRedirectUri } from './redirect-uris.ts';

export interface NewClient {
  name: string;
  /** None for what is a web application only. */
  scopes?: ClientScope[];
  /** Public keys; without any the client gets a secret. */
  jwks?: PublicKeys;
  redirectUris?: string[];
  postLogoutRedirectUris?: string[];
}

type Refused = Refusal<'client_name_in_use' | 'client_keys_refused' | 'redirect_uri_refused'>;

/** Makes a client. Its secret, where it has one, is in the answer and nowhere else. */
export async function createClient(
  { db, publicOrigin, now }: { db: Connection; publicOrigin: string; now: Date },
  who: Who,
  input: NewClient,
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
