import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { queueSetUp } from './queue-set-up.ts';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
const silent = new Logger(() => () => {});
// Any constant will do, as long as every migrating process takes the same.
const migrationLock = 7_306_238;

/** The roles of the services, and the password each is to log in with. A role left out keeps what it has. */
export type Logins = Partial<Record<'app' | 'worker' | 'sealer', string>>;

/**
 * Brings a database up to date: the queue's schema, ours, the grants, and the logins. Two at once wait for each other; again on an up-to-date
 * database changes nothing.
 * @param ownerUrl the role that owns the schema; it needs CREATEROLE for the first migration
 */
export async function migrate(ownerUrl: string, logins: Logins = {}): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  pool.on('error', () => {});
  const lock = await pool.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock]);
    await runMigrations({ connectionString: ownerUrl, logger: silent });
    await applyMigrations(drizzle(pool), { migrationsFolder, migrationsSchema: 'drizzle' });
    await lock.query(queueSetUp);
    for (const [role, password] of Object.entries(logins)) {
      await lock.query(
        `alter role ${lock.escapeIdentifier(role)} login password ${lock.escapeLiteral(password)}`,
      );
    }
    await lock.query('select pg_advisory_unlock($1)', [migrationLock]);
  } finally {
    lock.release();
    await pool.end();
  }
}
