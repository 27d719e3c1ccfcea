import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Load, Loaded } from './loader.ts';

/** Kernel ticks a second, which Linux has fixed for what it tells (proc(5), sysconf _SC_CLK_TCK). */
const ticksPerSecond = 100;

const statOf = (pid: number | string): string[] => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold anything: state, parent, …, utime, stime, cutime, cstime.
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
};
const milliseconds = (ticks: number) => (ticks * 1000) / ticksPerSecond;

/** Milliseconds of CPU that a process has taken, all its threads together. */
export function cpuOf(pid: number): number {
  const stat = statOf(pid);
  // One that has ended meanwhile has none left.
  return milliseconds(Number(stat[11] ?? 0) + Number(stat[12] ?? 0));
}

/** Milliseconds of CPU that a server and all its children have taken, those that have ended included. */
export function cpuOfFamily(pid: number): number {
  const own = statOf(pid);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statOf(name)[1] === String(pid))
    .reduce((sum, child) => sum + cpuOf(Number(child)), 0);
  return cpuOf(pid) + milliseconds(Number(own[13]) + Number(own[14])) + children;
}

/** Resident memory in MiB. */
export const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const besides = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The floors' server. */
export async function startFloors(
  port: number,
  databaseUrl: string,
): Promise<{ pid: number; stop(): Promise<void> }> {
  const child = fork(besides('floors.ts'), {
    env: { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl },
  });
  await once(child, 'message');
  return { pid: child.pid ?? 0, stop: () => end(child) };
}

/** The loader, and what it saw of one load. */
export function startLoader() {
  const child = fork(besides('loader.ts'));
  return {
    async load(load: Load): Promise<Loaded> {
      const answered = once(child, 'message');
      child.send(load);
      const [loaded] = (await answered) as [Loaded | { error: string }];
      if ('error' in loaded) throw new Error(loaded.error);
      return loaded;
    },
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
