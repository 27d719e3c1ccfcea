import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processStart } from '@tvm/process';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { startEmbeddedPostgres } from './index.ts';

let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-postgres-test-'));
  // A killed launcher's server takes a moment to end.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }));
  dataDir = join(folder, 'postgres');
});

const serverPid = async () => Number.parseInt(await readFile(join(dataDir, 'postmaster.pid'), 'utf8'), 10);
const hasEnded = (pid: number) =>
  vi.waitFor(async () => expect(await processStart(pid)).toBeUndefined(), { timeout: 300_000 });

async function startInAnotherProcess(): Promise<ChildProcess> {
  const launcher = spawn(process.execPath, [
    fileURLToPath(new URL('launcher.fixture.ts', import.meta.url)),
    dataDir,
  ]);
  onTestFinished(() => void launcher.kill('SIGKILL'));
  await once(launcher.stdout, 'data');
  return launcher;
}

/** Ends a launcher and the watcher beside it, so that nobody is left to end the server. */
async function killWithWatcher(launcher: ChildProcess): Promise<void> {
  const children = await readFile(`/proc/${launcher.pid}/task/${launcher.pid}/children`, 'utf8');
  const server = await serverPid();
  for (const pid of children.trim().split(' ').map(Number)) if (pid !== server) process.kill(pid, 'SIGKILL');
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
}

async function expectToStart(): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir });
  await server.stop();
}

it('a killed launcher takes its server along', async () => {
  const launcher = await startInAnotherProcess();
  const pid = await serverPid();
  launcher.kill('SIGKILL');
  await hasEnded(pid);
});

it('starts at once after its launcher was killed', async () => {
  const launcher = await startInAnotherProcess();
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  await expectToStart();
});

it.runIf(process.platform === 'linux')('replaces a server that was left behind', async () => {
  const launcher = await startInAnotherProcess();
  const pid = await serverPid();
  await killWithWatcher(launcher);
  expect(await processStart(pid)).toBeDefined();

  const server = await startEmbeddedPostgres({ dataDir });
  expect(await processStart(pid)).toBeUndefined();
  expect(await serverPid()).not.toBe(pid);
  await server.stop();
});

it('starts after its server was killed and left its lock file', async () => {
  const server = await startEmbeddedPostgres({ dataDir });
  process.kill(await serverPid(), 'SIGKILL');
  await server.ended;
  await expectToStart();
});

it('starts although the lock file names a process of another kind', async () => {
  await expectToStart();
  await writeFile(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`);
  await expectToStart();
});

it('leaves the server of another live launcher alone', async () => {
  const launcher = await startInAnotherProcess();
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
    `The folder ${dataDir} is in use by process ${launcher.pid}.`,
  );
  expect(await processStart(await serverPid())).toBeDefined();
});
