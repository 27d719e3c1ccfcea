import { type Database, queryPrepared } from '@tvm/db';

type Jwk = Record<string, unknown>;

/** What a public key of these algorithms consists of (RFC 7517, RFC 7518). */
const members = ['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use'];

/**
 * What verifies the logout tokens and security event tokens that the mailworker signs: JWKs, the newest first. Its role writes them, and gets no further than to add its own: none under the id of one
 * of the issuer's, which an application could take in its place, and nothing but what a public key has.
 */
export async function findPublicKeys(db: Database, issuersOwn: readonly Jwk[]): Promise<Jwk[]> {
  const rows = await queryPrepared<{ publicKey: Jwk }>(db, 'find_public_keys')`
    select public_key as "publicKey" from signing_keys order by created_at desc, kid`;
  return rows
    .map(({ publicKey }) =>
      Object.fromEntries(Object.entries(publicKey).filter(([name]) => members.includes(name))),
    )
    .filter(({ kid }) => typeof kid === 'string' && issuersOwn.every((own) => own.kid !== kid));
}
