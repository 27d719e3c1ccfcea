import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-postgres-test-'));
  // Registered first, so the last: what a test started has ended by then.
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

const isRoot = process.getuid?.() === 0;
const dataDir = () => join(folder, 'postgres');

async function start(at = dataDir()): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: at });
  onTestFinished(() => server.stop());
  return server;
}

async function query(url: string, text: string): Promise<unknown[][]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

it('makes a UTF-8 database that only the password opens, on 127.0.0.1 only', async () => {
  const { superuserUrl, port } = await start();

  expect(await query(superuserUrl, 'show server_encoding')).toEqual([['UTF8']]);
  expect(await query(superuserUrl, 'show listen_addresses')).toEqual([['127.0.0.1']]);
  expect(await query(superuserUrl, 'show unix_socket_directories')).toEqual([['']]);
  expect(await query(superuserUrl, 'select distinct auth_method from pg_hba_file_rules')).toEqual([
    ['scram-sha-256'],
  ]);
  const wrong = `postgres://postgres:wrong@127.0.0.1:${port}/postgres`;
  await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed');
});

it('keeps the password where only its owner reads it', async () => {
  const { superuserUrl } = await start();
  const kept = `${dataDir()}.json`;
  expect((await stat(kept)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(kept, 'utf8')).superuserPassword).toBe(new URL(superuserUrl).password);
});

it('keeps its data and its port over a restart', async () => {
  const first = await start();
  await query(first.superuserUrl, 'create table kept as select 42 as answer');
  await first.stop();

  const second = await start();
  expect(second.port).toBe(first.port);
  expect(await query(second.superuserUrl, 'select answer from kept')).toEqual([[42]]);
});

it('takes another port when its own is taken meanwhile, and keeps that one', async () => {
  const first = await start();
  await first.stop();
  const squatter = createServer().listen(first.port, '127.0.0.1');
  onTestFinished(() => void squatter.close());

  const second = await start();
  expect(second.port).not.toBe(first.port);
  expect(await query(second.superuserUrl, 'select 1')).toEqual([[1]]);
  await second.stop();
  expect((await start()).port).toBe(second.port);
});

it('runs two servers side by side', async () => {
  const [one, two] = await Promise.all([start(join(folder, 'one')), start(join(folder, 'two'))]);
  expect(one.port).not.toBe(two.port);
  await query(one.superuserUrl, 'create table only_in_one ()');
  expect(await query(two.superuserUrl, "select to_regclass('only_in_one')")).toEqual([[null]]);
});

it.runIf(isRoot)(
  'started by root it runs as another user, also below a folder that only root can enter',
  async () => {
    const hidden = join(folder, 'hidden');
    await mkdir(hidden, { mode: 0o700 });
    const { superuserUrl } = await start(join(hidden, 'postgres'));

    const pid = Number.parseInt(await readFile(join(hidden, 'postgres', 'postmaster.pid'), 'utf8'), 10);
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).not.toMatch(/^(Uid|Gid):.*\b0\b/m);
    expect(await query(superuserUrl, 'create table written ()')).toEqual([]);
  },
);
