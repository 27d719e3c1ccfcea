import { readdirSync, readFileSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { compareMigrations, migrationsFolder } from './compare-migrations.ts';

const sqlFolder = new URL('../sql/', import.meta.url);
const silent = new Logger(() => () => {});
// Any constant will do, as long as every migrating process takes the same.
const migrationLock = 7_306_238;
/** A statement that waits longer for a lock gives up: behind it, everybody else would wait too. */
const LOCK_TIMEOUT_MS = 5_000;

/** The roles of the services, and the password each is to log in with. A role left out keeps what it has. */
export type Logins = Partial<Record<'app' | 'worker' | 'sealer', string>>;

/**
 * Brings a database up to date: the roles, the queue's schema, our tables, then all of `sql/` in one transaction (functions, triggers,
 * views, and last the grants), and the logins. Refuses a database that has another text of a migration. Two at once wait for each other; again on an up-to-date database changes nothing.
 * @param ownerUrl the role that owns the schema; it needs CREATEROLE where the roles aren't there yet
 */
export async function migrate(ownerUrl: string, logins: Logins = {}): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 3, lock_timeout: LOCK_TIMEOUT_MS });
  pool.on('error', () => {});
  pool.on('connect', (each) => each.on('error', () => {}));
  const client = await pool.connect();
  try {
    await client.query('set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query('reset lock_timeout');
    await client.query(readSql('roles.sql'));
    await runMigrations({ pgPool: pool, logger: silent });
    await refuseChanged(client);
    await applyMigrations(drizzle(pool), { migrationsFolder, migrationsSchema: 'drizzle' });
    // The text of several statements is one transaction.
    await client.query([...objectFiles(), 'grants.sql'].map(readSql).join('\n'));
    for (const [role, password] of Object.entries(logins)) {
      await client.query(
        `alter role ${client.escapeIdentifier(role)} login password ${client.escapeLiteral(password)}`,
      );
    }
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
  } finally {
    client.release();
    await pool.end();
  }
}

/** @throws when the database was made with another text of a migration, which it would never get the difference of */
async function refuseChanged(client: pg.PoolClient): Promise<void> {
  const { rows: made } = await client.query(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as any`,
  );
  if (!made[0].any) return;
  const { rows } = await client.query<{ hash: string; when: number }>(
    'select hash, created_at::float8 as when from drizzle.__drizzle_migrations',
  );
  const [file] = compareMigrations(rows).changed;
  if (file)
    throw new Error(
      `${file} isn't the migration that this database was made with: it was changed, or came in, after later ones were applied. Put it back as it was, and make the change in a new one.`,
    );
}

const readSql = (file: string): string => readFileSync(new URL(file, sqlFolder), 'utf8');

/** In the order of their names: all but the roles, which come before the tables, and the grants, which come after everything. */
const objectFiles = (): string[] =>
  readdirSync(sqlFolder)
    .filter((file) => file.endsWith('.sql') && file !== 'roles.sql' && file !== 'grants.sql')
    .sort();
