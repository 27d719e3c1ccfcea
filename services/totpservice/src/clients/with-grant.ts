import type { ClientGrant } from '@tvm/db';
import type { ClientRow } from './clients.queries.ts';

/** What a client may do, and what it proves itself with. */
export type Powers = Pick<
  ClientRow,
  'scopes' | 'jwks' | 'redirectUris' | 'postLogoutRedirectUris' | 'backchannelLogoutUris'
>;

export const noPowers: Powers = {
  ...{ scopes: [], jwks: null },
  ...{ redirectUris: [], postLogoutRedirectUris: [], backchannelLogoutUris: [] },
};

/** What a client has with what it is granted: nothing that it has is lost. */
export function withGrant(has: Powers, grant: ClientGrant): Powers {
  const keys = [...(has.jwks?.keys ?? []), ...(grant.jwks?.keys ?? [])];
  return {
    scopes: union(has.scopes, grant.scopes),
    jwks: keys.length > 0 ? { keys } : null,
    redirectUris: union(has.redirectUris, grant.redirectUris),
    postLogoutRedirectUris: union(has.postLogoutRedirectUris, grant.postLogoutRedirectUris),
    backchannelLogoutUris: union(has.backchannelLogoutUris, grant.backchannelLogoutUris),
  };
}

const union = <Item>(has: readonly Item[], more: readonly Item[] = []): Item[] => [
  ...new Set([...has, ...more]),
];
