import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '@tvm/process';
import { afterAll, describe, expect, it } from 'vitest';
import { descendants, leftOf, runStart, type Started, untilReady } from './run-start.ts';

// Each product comes up on what the one before left: so every ending is followed by a start.
const folder = await mkdtemp(join(tmpdir(), 'start-test-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function findBelow({ process }: Started, program: string): Promise<number> {
  for (const pid of (await descendants(process.pid ?? 0)).keys()) {
    if ((await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes(program)) return pid;
  }
  throw new Error(`no ${program}`);
}

describe.runIf(process.platform === 'linux')('leaves no process, and starts again', () => {
  it('when it is stopped while it comes up', async () => {
    const started = runStart(folder);
    const processes = new Map<number, string>();
    const collect = async () => {
      for (const [pid, start] of await descendants(started.process.pid ?? 0)) processes.set(pid, start);
      return processes.size > 0;
    };
    expect(await waitUntil(collect, 300_000)).toBe(true);
    started.process.kill('SIGINT');
    await waitUntil(async () => (await collect()) && started.process.exitCode !== null, 300_000);
    expect(started.process.exitCode).toBe(0);
    expect(started.output()).not.toContain('is ready');
    expect(await leftOf(processes)).toEqual([]);
  });

  it('when it is killed itself', async () => {
    const started = runStart(folder);
    await untilReady(started);
    const processes = await descendants(started.process.pid ?? 0);
    started.process.kill('SIGKILL');
    expect(await leftOf(processes)).toEqual([]);
  });

  it.each([
    ['the API', 'totpservice/src/main.ts', 'totpservice has ended (SIGKILL)'],
    ['the mailworker', 'mailworker/src/main.ts', 'mailworker has ended (SIGKILL)'],
    ['the sealer', 'sealer/src/main.ts', 'sealer has ended (SIGKILL)'],
    ['the mail catcher', 'mail-catcher.ts', 'The mail catcher has ended (SIGKILL)'],
    ['the database', 'bin/postgres', 'The database has ended'],
  ])('when %s dies, and says so', async (_, program, message) => {
    const started = runStart(folder);
    await untilReady(started);
    const processes = await descendants(started.process.pid ?? 0);
    process.kill(await findBelow(started, program), 'SIGKILL');
    expect(await started.exitCode).toBe(1);
    expect(started.output()).toContain(message);
    expect(await leftOf(processes)).toEqual([]);
  });

  it('when the package manager that started it is killed alone', async () => {
    const launcher = join(folder, 'pnpm.cjs');
    await writeFile(
      launcher,
      `require('node:child_process').spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' });`,
    );
    const started = runStart(folder, {}, [launcher]);
    await untilReady(started);
    const processes = await descendants(started.process.pid ?? 0);
    expect(processes.size).toBeGreaterThanOrEqual(9);
    started.process.kill('SIGKILL');
    expect(await leftOf(processes)).toEqual([]);
  });
});
