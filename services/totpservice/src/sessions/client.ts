import { type ClientScope, type Connection, queryPrepared } from '@tvm/db';

/** Another TVM system, as it is at this moment. */
export interface Client {
  clientId: string;
  name: string;
  scopes: ClientScope[];
}

/**
 * The client that a token was issued to, unless it was revoked, or the token was issued before the client's tokens were ended. Read on each request, so
 * that a revoked client is refused at once on every instance (SECURITY rule 21).
 * @param issuedAt seconds since 1970; a token of the second in which they were ended counts as one from before
 */
export async function findClient(
  db: Connection,
  clientId: string,
  issuedAt: number,
): Promise<Client | undefined> {
  const [client] = await queryPrepared<Client>(db, 'find_client')`
    select id as "clientId", name, scopes from clients
    where id = ${clientId} and revoked_at is null and (tokens_valid_from is null or tokens_valid_from <= to_timestamp(${issuedAt}))`;
  return client;
}
