import { type ClientGrant, clients, type Database } from '@tvm/db';
import { refuseClientKeys } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import type { Refusal } from '../http/problems.ts';
import { type ClientRow, selectSecrets } from './clients.queries.ts';
import { isReceiverUrl } from './receiver-url.ts';
import { findBadRedirectUri } from './redirect-uris.ts';
import { noPowers, type Powers, withGrant } from './with-grant.ts';

/** Two, so that a client can change over without a gap. */
export const secretsAllowed = 2;
/** The contract's, for one request; here for all that a client has. */
const keysAllowed = 4;
const urisAllowed = 10;
/** One, and another one while it moves. */
const logoutUrisAllowed = 2;

/** Why a client can't be given something as things are. */
export type GrantRefusal = Refusal<
  | 'client_name_in_use'
  | 'client_revoked'
  | 'client_keys_refused'
  | 'client_has_no_keys'
  | 'client_has_no_secrets'
  | 'client_secret_limit'
  | 'redirect_uri_refused'
  | 'nothing_to_grant'
>;

/** Why no client of this name can be made with this now; undefined where one can. */
export async function refuseNewClient(
  tx: Database,
  publicOrigin: string,
  name: string,
  grant: ClientGrant,
): Promise<GrantRefusal | undefined> {
  if ((await tx.$count(clients, eq(clients.name, name))) > 0) return { refused: 'client_name_in_use' };
  if (grant.jwks && grant.secret) return { refused: 'client_has_no_secrets' };
  return refusePowers(withGrant(noPowers, grant), publicOrigin);
}

/** Why a client can't be given this now; undefined where it can. */
export async function refuseGrant(
  tx: Database,
  publicOrigin: string,
  client: ClientRow,
  grant: ClientGrant,
): Promise<GrantRefusal | undefined> {
  if (client.revokedAt) return { refused: 'client_revoked' };
  if (grant.jwks && client.authMethod !== 'private_key_jwt') return { refused: 'client_has_no_keys' };
  if (grant.secret && client.authMethod !== 'client_secret_basic')
    return { refused: 'client_has_no_secrets' };
  if (grant.secret && (await selectSecrets(tx, client.id)).length >= secretsAllowed)
    return { refused: 'client_secret_limit' };
  const powers = withGrant(client, grant);
  const isMore = grant.secret || sizeOf(powers) > sizeOf(withGrant(client, {}));
  return isMore ? refusePowers(powers, publicOrigin) : { refused: 'nothing_to_grant' };
}

const sizeOf = ({ scopes, jwks, ...addresses }: Powers) =>
  scopes.length + (jwks?.keys.length ?? 0) + Object.values(addresses).flat().length;

function refusePowers(
  { jwks, redirectUris, postLogoutRedirectUris, backchannelLogoutUris }: Powers,
  publicOrigin: string,
): GrantRefusal | undefined {
  const keys = jwks?.keys ?? [];
  if (keys.length > keysAllowed || refuseClientKeys(keys)) return { refused: 'client_keys_refused' };
  const lists = [redirectUris, postLogoutRedirectUris];
  const isBad =
    lists.some(({ length }) => length > urisAllowed) ||
    findBadRedirectUri(lists.flat(), publicOrigin) ||
    backchannelLogoutUris.length > logoutUrisAllowed ||
    !backchannelLogoutUris.every((uri) => isReceiverUrl(uri, publicOrigin));
  return isBad ? { refused: 'redirect_uri_refused' } : undefined;
}
