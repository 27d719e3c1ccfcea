import type { Schema } from '@tvm/contract';
import type { ClientGrant, PublicKeys } from '@tvm/db';
import { calculateJwkThumbprint } from 'jose';
import type { AuditEvent } from '../trail/audit.ts';
import type { ClientRow, SecretRow } from './clients.queries.ts';

/** A client as employees see it: nothing that it proves itself with but public keys. */
export async function describeClient(
  client: ClientRow,
  secrets: readonly SecretRow[],
): Promise<Schema<'Client'>> {
  return {
    id: client.id,
    name: client.name,
    scopes: client.scopes,
    authMethod: client.authMethod,
    keys: await describeKeys(client.jwks),
    secrets: secrets
      .filter(({ clientId }) => clientId === client.id)
      .map(({ id, createdAt }) => ({ id, createdAt: createdAt.toISOString() })),
    redirectUris: client.redirectUris,
    postLogoutRedirectUris: client.postLogoutRedirectUris,
    backchannelLogoutUris: client.backchannelLogoutUris,
    createdAt: client.createdAt.toISOString(),
    revokedAt: client.revokedAt?.toISOString() ?? null,
  };
}

/** What a client is to get, as employees see it. */
export async function describeGrant(grant: ClientGrant): Promise<Schema<'ShownGrant'>> {
  return {
    scopes: grant.scopes ?? [],
    keys: await describeKeys(grant.jwks ?? null),
    secret: grant.secret ?? false,
    redirectUris: grant.redirectUris ?? [],
    postLogoutRedirectUris: grant.postLogoutRedirectUris ?? [],
    backchannelLogoutUris: grant.backchannelLogoutUris ?? [],
  };
}

/** The same for the trail, which says what power was granted. What there is none of is left out. */
export async function tellGrant(grant: ClientGrant): Promise<NonNullable<AuditEvent['details']>> {
  const { scopes, keys, secret, ...addresses } = await describeGrant(grant);
  const given = Object.entries(addresses).filter(([, uris]) => uris.length > 0);
  return {
    ...(scopes.length > 0 && { scopes: scopes.join(' ') }),
    ...(keys.length > 0 && { keys: keys.map(({ thumbprint }) => thumbprint).join(' ') }),
    ...(secret && { secret }),
    ...Object.fromEntries(given.map(([which, uris]) => [which, uris.join(' ')])),
  };
}

/** Public keys with what their owner compares them by (RFC 7638). */
export const describeKeys = (jwks: PublicKeys | null): Promise<Schema<'ClientKey'>[]> =>
  Promise.all(
    (jwks?.keys ?? []).map(async (key) => ({
      kid: String(key.kid),
      kty: String(key.kty),
      thumbprint: await calculateJwkThumbprint(key),
    })),
  );
