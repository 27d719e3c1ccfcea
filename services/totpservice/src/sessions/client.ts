import type { ClientScope, Connection } from '@tvm/db';

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
  const { rows } = await db.$client.query<Client>({
    name: 'find_client',
    text: `select id as "clientId", name, scopes from clients
      where id = $1 and revoked_at is null and (tokens_valid_from is null or tokens_valid_from <= to_timestamp($2))`,
    values: [clientId, issuedAt],
  });
  return rows[0];
}
