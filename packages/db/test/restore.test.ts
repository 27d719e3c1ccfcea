import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@tvm/embedded-postgres';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { migrate } from '../src/migrate.ts';
import { rights } from '../src/rights.ts';

const folder = await mkdtemp(join(tmpdir(), 'tvm-restore-'));
const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), settings: { fsync: 'off' } });
const superuser = new pg.Client({ connectionString: server.superuserUrl });
await superuser.connect();
await superuser.query(`create role owner login createrole password 'owner'`);
await superuser.query('create database restored owner owner');
const url = (role: string, password: string) =>
  `postgres://${role}:${password}@127.0.0.1:${server.port}/restored`;
const ownerUrl = url('owner', 'owner');
const passwords = { app: password(), worker: password(), sealer: password() };

afterAll(async () => {
  await superuser.end();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

it('a dump restored where no role exists has its roles, logins and grants after migrate', async () => {
  await migrate(ownerUrl, passwords);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`insert into organisations (name, created_at) values ('Hersteld', now())`);
  const { rows: before } = await owner.query(rights);

  // A dump holds neither roles nor, where those are missing, grants and policies.
  for (const role of Object.keys(passwords)) {
    await superuser.query(`grant ${role} to postgres`);
    await owner.query(`grant ${role} to owner`);
    await owner.query(`drop owned by ${role}`);
    await owner.query(`drop role ${role}`);
  }
  await migrate(ownerUrl, passwords);

  expect((await owner.query(rights)).rows).toEqual(before);
  expect(before.filter(({ role }) => role === 'app').length).toBeGreaterThan(50);
  await owner.end();
  const app = new pg.Client({ connectionString: url('app', passwords.app) });
  await app.connect();
  expect((await app.query('select name from organisations')).rows).toEqual([{ name: 'Hersteld' }]);
  await app.end();
});

it('a right that nobody granted in sql/ is taken away', async () => {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows: before } = await owner.query(rights);
  await owner.query('grant delete on audit_events to app');
  await owner.query('grant update (hash) on passwords to worker');
  await migrate(ownerUrl);
  expect((await owner.query(rights)).rows).toEqual(before);
  await owner.end();
});

function password(): string {
  return randomBytes(12).toString('hex');
}

it('a database that was made with another text of a migration is refused, and stays as it is', async () => {
  const applied = 'drizzle.__drizzle_migrations';
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(
    `update ${applied} set hash = 'changed' where id = 4 returning created_at`,
  );
  await expect(migrate(ownerUrl)).rejects.toThrow(
    "0003_support.sql isn't the migration that this database was made with",
  );
  await owner.query(`delete from ${applied} where id = 4`);
  await expect(migrate(ownerUrl)).rejects.toThrow('0003_support.sql');
  expect(rows).toHaveLength(1);
  await owner.end();
});
