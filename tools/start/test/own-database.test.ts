import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@tvm/embedded-postgres';
import { waitUntil } from '@tvm/process';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runStart, untilReady } from './run-start.ts';

let folder: string;
let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-test-'));
  server = await startEmbeddedPostgres({ dataDir: join(folder, 'server') });
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The URLs of the four roles on the server that isn't `start`'s own. */
async function databaseUrls(): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  await client.query("create role owner login createrole password 'of-the-owner'");
  await client.query('create database service owner owner');
  await client.end();
  const at = `127.0.0.1:${server.port}/service`;
  return {
    DATABASE_OWNER_URL: `postgres://owner:of-the-owner@${at}`,
    DATABASE_URL: `postgres://app:of-the-app@${at}`,
    WORKER_DATABASE_URL: `postgres://worker:of-the-worker@${at}`,
    SEALER_DATABASE_URL: `postgres://sealer:of-the-sealer@${at}`,
  };
}

it('runs on the database of DATABASE_URL: with DEMO=1 as a demo, else with the keys given and nobody made up', async () => {
  const urls = await databaseUrls();
  const demo = runStart(folder, { ...urls, DEMO: '1' });
  expect((await untilReady(demo)).databaseUrl).toBe(urls.DATABASE_OWNER_URL);
  demo.process.kill('SIGINT');
  expect(await demo.exitCode).toBe(0);

  const { rings } = JSON.parse(await readFile(join(demo.dataDir, 'keys.json'), 'utf8'));
  const dataDir = join(folder, 'other');
  const service = runStart(folder, { ...urls, ...rings, DATA_DIR: dataDir });
  expect(await waitUntil(async () => service.output().includes('is ready'), 300_000)).toBe(true);
  for (const file of ['demo.json', 'keys.json', 'postgres']) {
    await expect(stat(join(dataDir, file)), file).rejects.toThrow('ENOENT');
  }
});
