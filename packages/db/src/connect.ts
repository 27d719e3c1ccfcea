import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from './schema/index.ts';

/** How names in TypeScript become names in SQL. */
export const casing = 'snake_case';

/** The database handle: always the first argument. Inside a transaction the transaction's own handle takes its place. */
export type Database = NodePgDatabase<typeof schema>;
/** A handle and the pool it owns. */
export type Connection = Database & { $client: pg.Pool };

/**
 * A pool of connections behind a Drizzle handle. The first query connects. Whoever opens it ends it: `connection.$client.end()`.
 * @param onError told of connections that broke, which would otherwise end the process
 */
export function connect(
  url: string,
  options: { max: number; applicationName: string; onError: (error: Error) => void },
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
  });
  pool.on('error', options.onError);
  // A connection that breaks while it is in use tells itself, and would end the process too.
  pool.on('connect', (client) => client.on('error', options.onError));
  return drizzle(pool, { schema, casing });
}
