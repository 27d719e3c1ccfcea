import { type Database, queryPrepared } from '@tvm/db';

/** What verifies the logout tokens and security event tokens that the mailworker signs: JWKs, the newest first. */
export async function findPublicKeys(db: Database): Promise<Record<string, unknown>[]> {
  const rows = await queryPrepared<{ publicKey: Record<string, unknown> }>(db, 'find_public_keys')`
    select public_key as "publicKey" from signing_keys order by created_at desc, kid`;
  return rows.map(({ publicKey }) => publicKey);
}
