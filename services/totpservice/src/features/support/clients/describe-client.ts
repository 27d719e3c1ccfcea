import type { Schema } from '@tvm/contract';
import type { ClientRow, SecretRow } from './clients.queries.ts';

/** A client as employees see it: nothing that it proves itself with but public keys. */
export function describeClient(client: ClientRow, secrets: readonly SecretRow[]): Schema<'Client'> {
  return {
    id: client.id,
    name: client.name,
    scopes: client.scopes,
    authMethod: client.authMethod,
    keys: (client.jwks?.keys ?? []).map(({ kid, kty }) => ({ kid: String(kid), kty: String(kty) })),
    secrets: secrets
      .filter(({ clientId }) => clientId === client.id)
      .map(({ id, createdAt }) => ({ id, createdAt: createdAt.toISOString() })),
    redirectUris: client.redirectUris,
    postLogoutRedirectUris: client.postLogoutRedirectUris,
    createdAt: client.createdAt.toISOString(),
    revokedAt: client.revokedAt?.toISOString() ?? null,
  };
}
