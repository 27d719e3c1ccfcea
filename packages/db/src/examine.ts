import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { compareMigrations } from './compare-migrations.ts';
import type { Database } from './connect.ts';
import { query } from './query.ts';
import { rights } from './rights.ts';

/** What keeps a database's schema from being that of this version, a line each. Of the owner's login. */
export async function findMigrationProblems(db: Database): Promise<string[]> {
  const [made] = await query<{ any: boolean }>(db, 'find_migration_table')`
    select to_regclass('drizzle.__drizzle_migrations') is not null as any`;
  if (!made?.any) return ['the database is empty'];
  const applied = await query<{ hash: string; when: number }>(db, 'find_applied_migrations')`
    select hash, created_at::float8 as when from drizzle.__drizzle_migrations`;
  const { changed, due, unknown } = compareMigrations(applied);
  return [
    ...changed.map((file) => `${file} isn't the one that this database was made with`),
    ...due.map((file) => `${file} is due`),
    ...(unknown > 0 ? [`${unknown} migrations were applied by a later version`] : []),
  ];
}

/**
 * What the roles may do more or less than `sql/grants.sql` gives: it is carried out in a transaction that is rolled back. Of the owner's login.
 * @throws where an object that it grants is missing
 */
export async function findWrongRights(db: Database): Promise<string[]> {
  const grants = readFileSync(new URL('../sql/grants.sql', import.meta.url), 'utf8');
  const found: { is: string[]; shouldBe: string[] } = { is: [], shouldBe: [] };
  const undone = new Error('looked at');
  await db
    .transaction(async (tx) => {
      found.is = await readRights(tx);
      // As one statement.
      await query(tx, 'grant_again')`${sql.raw(`do $grants$ begin ${grants} end $grants$`)}`;
      found.shouldBe = await readRights(tx);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return [
    ...found.shouldBe.filter((right) => !found.is.includes(right)).map((right) => `missing: ${right}`),
    ...found.is.filter((right) => !found.shouldBe.includes(right)).map((right) => `too much: ${right}`),
  ];
}

async function readRights(db: Database): Promise<string[]> {
  const rows = await query<{ object: string; role: string; may: string }>(
    db,
    'read_rights',
  )`${sql.raw(rights)}`;
  return rows.map(({ object, role, may }) => `${role} ${may} ${object}`);
}

/** The services' roles that aren't there or can't log in. */
export async function findMissingLogins(db: Database): Promise<string[]> {
  const rows = await query<{ role: string }>(db, 'find_missing_logins')`
    select role from unnest(array['app', 'worker', 'sealer']) role
    where not exists (select from pg_roles where rolname = role and rolcanlogin)`;
  return rows.map(({ role }) => role);
}
