import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { processFields, processStart } from '@tvm/process';

const run = promisify(execFile);

/** A process, told apart from a later one with the same number. */
export interface RunningProcess {
  pid: number;
  start: string;
}

/** A process and everything below it. */
export async function listProcessTree(root: number): Promise<RunningProcess[]> {
  const parents = process.platform === 'linux' ? await readProc() : await askPs();
  const pids = [root];
  for (const pid of pids)
    pids.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child));
  const found = await Promise.all(pids.map(async (pid) => ({ pid, start: await processStart(pid) })));
  return found.filter((one): one is RunningProcess => one.start !== undefined);
}

/** Those of `processes` that run still. */
export async function listSurvivors(processes: RunningProcess[]): Promise<number[]> {
  const now = await Promise.all(processes.map(({ pid }) => processStart(pid)));
  return processes.filter(({ start }, at) => now[at] === start).map(({ pid }) => pid);
}

/** Every process with its parent. */
async function readProc(): Promise<[pid: number, parent: number][]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  return Promise.all(
    pids.map(async (pid): Promise<[number, number]> => [pid, Number((await processFields(pid))?.[1])]),
  );
}

async function askPs(): Promise<[pid: number, parent: number][]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .trim()
    .split('\n')
    .map((line): [number, number] => {
      const [pid, parent] = line.trim().split(/\s+/).map(Number);
      return [pid ?? 0, parent ?? 0];
    });
}
