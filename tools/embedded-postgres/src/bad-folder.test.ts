import { chmod, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '@tvm/process';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { findBinaries } from './binaries.ts';
import { startEmbeddedPostgres } from './index.ts';
import { findServerUser } from './server-user.ts';

let template: string;
let folder: string;
let dataDir: string;
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'embedded-postgres-test-'));
  const server = await startEmbeddedPostgres({ dataDir: join(template, 'postgres') });
  await server.stop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-postgres-test-'));
  dataDir = join(folder, 'postgres');
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(() => rm(template, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;

async function refusal(): Promise<string> {
  const error = await startEmbeddedPostgres({ dataDir }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StartError);
  const message = String(error instanceof Error ? error.message : error);
  expect(message).not.toContain('\n');
  return message;
}

it('names a folder that holds something else, and leaves it as it is', async () => {
  await mkdir(dataDir);
  await writeFile(join(dataDir, 'holiday.jpg'), '');
  expect(await refusal()).toBe(`The folder ${dataDir} isn't empty and isn't a PostgreSQL data folder.`);
  expect(await readdir(folder)).toEqual(['postgres']);
});

it('names the version of a data folder of another PostgreSQL', async () => {
  await mkdir(dataDir);
  await writeFile(join(dataDir, 'PG_VERSION'), '17\n');
  expect(await refusal()).toBe(`The data folder ${dataDir} is of PostgreSQL 17, and this is 18.`);
});

it('says why when a part of the data is gone', async () => {
  await cp(template, folder, { recursive: true });
  await rm(join(dataDir, 'global', 'pg_control'));
  expect(await refusal()).toMatch(
    `The database in ${dataDir} can't be started: could not find the database system`,
  );
});

it('says so when the password is gone', async () => {
  await cp(template, folder, { recursive: true });
  await rm(`${dataDir}.json`);
  expect(await refusal()).toContain(`restore ${dataDir}.json, or remove the data folder to start anew`);
});

it('says so when the path goes through a file', async () => {
  await writeFile(join(folder, 'file'), '');
  dataDir = join(folder, 'file', 'postgres');
  expect(await refusal()).toBe(`The folder ${dataDir} can't be used: a part of its path is a file.`);
});

it.skipIf(isRoot)('says so when the folder may not be written', async () => {
  await chmod(folder, 0o500);
  expect(await refusal()).toContain('permission denied');
});

it.runIf(isRoot)('takes a data folder that root copied here', async () => {
  await cp(template, folder, { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir });
  await server.stop();
});

it.runIf(isRoot)('copies the programs to where an unprivileged user can run them', async () => {
  const user = await findServerUser(dataDir);
  const { folder: installed } = await findBinaries(undefined);
  const hidden = join(folder, 'hidden');
  await mkdir(hidden, { mode: 0o700 });
  await cp(installed, join(hidden, 'native'), { recursive: true, verbatimSymlinks: true });

  const { copy, version } = await findBinaries(user, join(hidden, 'native'));
  expect(version).toContain('PostgreSQL');
  expect(copy).toBeDefined();
  if (copy) await rm(copy, { recursive: true });
});
