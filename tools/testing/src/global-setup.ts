import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@tvm/db/migrate';
import { startEmbeddedPostgres } from '@tvm/embedded-postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

/** What the test files need to reach the cluster. */
export interface TestCluster {
  ownerUrl: string;
  passwords: { app: string; worker: string; sealer: string };
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** Vitest's global set-up: one PostgreSQL for the run, with one migrated database that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, stop } = await startTestCluster();
  project.provide('cluster', cluster);
  return stop;
}

/** Durability is not what these tests are about, except those that kill their own processes: the server stays up. */
const fastSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  // Its workers would sit in databases that are to be dropped.
  autovacuum: 'off',
};

/** A PostgreSQL of its own in a temporary folder, with the migrated database `template_of_tests`. */
export async function startTestCluster(
  settings: Record<string, string> = fastSettings,
): Promise<{ cluster: TestCluster; superuserUrl: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tvm-test-'));
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), settings });
  const passwords = { app: password(), worker: password(), sealer: password() };
  const ownerPassword = password();
  const superuser = new pg.Client({ connectionString: server.superuserUrl });
  await superuser.connect();
  await superuser.query(`create role owner login createrole createdb password '${ownerPassword}'`);
  // To drop a database whose last connections are still closing.
  await superuser.query('grant pg_signal_backend to owner');
  await superuser.query('create database template_of_tests owner owner');
  await superuser.end();
  const ownerUrl = `postgres://owner:${ownerPassword}@127.0.0.1:${server.port}/template_of_tests`;
  await migrate(ownerUrl, passwords);
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { cluster: { ownerUrl, passwords }, superuserUrl: server.superuserUrl, stop };
}

const password = () => randomBytes(12).toString('hex');
