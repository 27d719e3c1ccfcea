import { randomBytes } from 'node:crypto';
import { type clients, type Database, queryPrepared } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import type { Adapter, ClientMetadata } from 'oidc-provider';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The library wants a secret where a client has one; ours are rows of hashes. Nothing is ever equal to this one. */
const noSecret = randomBytes(32).toString('base64url');

/** The scopes of a person's login, for clients that are web applications. */
export const personScopes = ['openid', 'profile', 'email'] as const;

/** How an authorisation's answer goes back to a web application. */
export const responseModes = ['query'] as const;

/** Clients, as `oidc-provider` reads them: a revoked one isn't there. They are made by employees and by command, never through the library. */
export function clientsOf(db: Database): Adapter {
  const refuse = async () => {
    throw new Error('clients are made by employees only');
  };
  return {
    find: async (id) => (uuid.test(id) ? findMetadata(db, id) : undefined),
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    upsert: refuse,
    consume: refuse,
    destroy: refuse,
    revokeByGrantId: refuse,
  };
}

type ClientRow = Pick<
  typeof clients.$inferSelect,
  'id' | 'name' | 'scopes' | 'authMethod' | 'jwks' | 'redirectUris' | 'postLogoutRedirectUris'
>;

async function findMetadata(db: Database, id: string): Promise<ClientMetadata | undefined> {
  const [client] = await queryPrepared<ClientRow>(db, 'find_client_metadata')`
    select id, name, scopes, auth_method as "authMethod", jwks, redirect_uris as "redirectUris", post_logout_redirect_uris as "postLogoutRedirectUris"
    from clients where id = ${id} and revoked_at is null`;
  if (!client) return undefined;
  const isWeb = client.redirectUris.length > 0;
  return {
    client_id: client.id,
    client_name: client.name,
    token_endpoint_auth_method: client.authMethod,
    ...(client.jwks ? { jwks: client.jwks as ClientMetadata['jwks'] } : { client_secret: noSecret }),
    grant_types: ['client_credentials', ...(isWeb ? ['authorization_code'] : [])],
    response_types: isWeb ? ['code'] : [],
    redirect_uris: client.redirectUris,
    post_logout_redirect_uris: client.postLogoutRedirectUris,
    scope: [...client.scopes, ...(isWeb ? personScopes : [])].join(' '),
    ...(isWeb && { response_modes: [...responseModes] }),
  };
}

/** Whether a secret is one of a client's valid ones. It is looked up by its hash: 256 random bits leave nothing to measure. */
export async function isSecretOf(db: Database, clientId: string, secret: string): Promise<boolean> {
  const found = await queryPrepared(db, 'find_client_secret')`
    select from client_secrets where client_id = ${clientId} and secret_hash = ${hashToken('client-secret', secret)} and revoked_at is null`;
  return found.length === 1;
}
