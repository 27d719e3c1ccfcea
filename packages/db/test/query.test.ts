import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@tvm/embedded-postgres';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, type Database, query, queryPrepared } from '../src/index.ts';

const folder = await mkdtemp(join(tmpdir(), 'tvm-query-'));
const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), settings: { fsync: 'off' } });
const db = connect(server.superuserUrl, { max: 1, applicationName: 'test', onError: () => {} });

afterAll(async () => {
  await db.$client.end();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const at = new Date('2026-11-24T23:30:00.123Z');
const row = sql`select ${at}::timestamptz as at, null::timestamptz as never, ${at}::timestamptz::date::text as day, 2 as number`;

describe.each([
  ['on a pool', (work: (tx: Database) => Promise<unknown>) => work(db)],
  ['in a transaction', (work: (tx: Database) => Promise<unknown>) => db.transaction(work)],
  [
    'in a savepoint',
    (work: (tx: Database) => Promise<unknown>) => db.transaction((tx) => tx.transaction(work)),
  ],
])('%s', (_where, within) => {
  it.each([query, queryPrepared])('gives rows with instants as dates', async (door) => {
    await within(async (tx) => {
      await tx.execute(sql`set time zone 'Europe/Amsterdam'`);
      expect(await door(tx, 'read_instants')`${row}`).toEqual([
        { at, never: null, day: '2026-11-25', number: 2 },
      ]);
    });
  });

  it('names a statement where the database shows what runs', async () => {
    await within(async (tx) => {
      const [running] = await query<{ text: string }>(
        tx,
        'show_what_runs',
      )`select query as text from pg_stat_activity where pid = pg_backend_pid()`;
      expect(running?.text).toMatch(/^\/\* show_what_runs \*\/ select/);
    });
  });
});

it('runs in the transaction of its handle', async () => {
  await query(db, 'make_table')`create table numbers (number integer)`;
  const failed = db.transaction(async (tx) => {
    await query(tx, 'insert_number')`insert into numbers values (${1})`;
    throw new Error('rolled back');
  });
  await expect(failed).rejects.toThrow('rolled back');
  expect(await query(db, 'read_numbers')`select number from numbers`).toEqual([]);
});

it('keeps a prepared statement, and no other, under its name', async () => {
  for (const number of [1, 2]) {
    await queryPrepared(db, 'keep_number')`select ${number}::int as number`;
    await query(db, 'forget_number')`select ${number}::int as number`;
  }
  const kept = sql`select name from pg_prepared_statements where name like '%_number'`;
  expect(await query(db, 'list_prepared')`${kept}`).toEqual([{ name: 'keep_number' }]);
  const other = queryPrepared(db, 'keep_number')`select 3 as other`;
  await expect(other).rejects.toThrow('must be unique');
});

it("throws the database's own error, with the statement's name and without its parameters", async () => {
  const failed = query(db, 'divide')`select 1 / ${0}::int where ${'secret'} <> ''`.catch((error) => error);
  const error = await failed;
  expect(error).toMatchObject({ code: '22012', statement: 'divide', message: 'division by zero' });
  expect(error.stack).toContain('query.test.ts');
});
