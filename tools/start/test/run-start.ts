import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processFields, processStart, waitUntil } from '@tvm/process';
import { onTestFinished } from 'vitest';
import type { Demo } from '../src/demo-data.ts';

const PROGRAM = join(import.meta.dirname, '../src/start.ts');

export interface Started {
  process: ChildProcess;
  dataDir: string;
  /** All that it has written so far. */
  output(): string;
  /** Once all that it wrote has been read. */
  exitCode: Promise<number | null>;
}

/**
 * Runs `start` in `folder`, where its `.env` would be, with nothing of this process's environment.
 * @param atEnd what ends it: with the test that started it, or `afterAll` for one that the tests of a file share
 */
export function runStart(
  folder: string,
  env: Record<string, string> = {},
  launcher: string[] = [],
  args: string[] = [],
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Started {
  const dataDir = join(folder, 'data');
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [...launcher, PROGRAM, ...args], {
    cwd: folder,
    env: { PATH, NODE_COMPILE_CACHE, PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exitCode = once(child, 'close').then(([code]) => code);
  atEnd(async () => {
    child.kill('SIGTERM');
    await exitCode;
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  return { process: child, dataDir, output: () => output, exitCode };
}

/** What `demo.json` says once everything is ready. */
export async function untilReady({ process, dataDir, output }: Started): Promise<Demo> {
  const hasEnded = () => process.exitCode !== null || process.signalCode !== null;
  await waitUntil(async () => hasEnded() || output().includes('is ready'), 300_000);
  if (hasEnded() || !output().includes('is ready')) throw new Error(`start didn't get ready:\n${output()}`);
  return JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8'));
}

/** Everything below a process, by number, with its start: so that it is known later whether any of it is left. Linux only. */
export async function descendants(pid: number): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  for (const child of children.split(' ').filter(Boolean).map(Number)) {
    const start = await processStart(child);
    if (start) found.set(child, start);
    for (const [below, startBelow] of await descendants(child)) found.set(below, startBelow);
  }
  return found;
}

/** Of those processes the command lines of the ones that still run after ten seconds. */
export async function leftOf(processes: Map<number, string>): Promise<string[]> {
  const left = async () => {
    const alive: string[] = [];
    for (const [pid, start] of processes) {
      if ((await processStart(pid)) !== start) continue;
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      alive.push(`${pid} ${(await processFields(pid))?.[0]} ${command.replaceAll('\0', ' ')}`);
    }
    return alive;
  };
  await waitUntil(async () => (await left()).length === 0, 60_000);
  return left();
}
