import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '@tvm/process';

const PATIENCE_MS = 10_000;
const LAST_LINES = 15;
/** In MiB. On a machine with much memory Node takes it before it collects any; this is more than any of them needs. */
const HEAP_LIMITS = ['--max-semi-space-size=8', '--max-old-space-size=256'];
const RELOADING = ['--watch', '--watch-preserve-output'];
/** Where Node keeps what it made of the sources, so that the next start takes half the work. Unused where it can't be written. */
const COMPILED =
  process.env.NODE_COMPILE_CACHE ??
  fileURLToPath(new URL('../../../node_modules/.cache/compiled', import.meta.url));

export interface Child {
  process: ChildProcess;
  /** Resolves when it has ended, with a message that says how and shows the end of its log. */
  ended: Promise<string>;
  /** Asks it to end and waits; one that doesn't is killed after ten seconds. */
  stop(): Promise<void>;
}

/**
 * Starts a Node program that lives no longer than this process. Its output goes to a log file, which outlives us both.
 * @param options.env all that it gets to see of settings
 * @param options.reports whether it tells us something, as a message
 * @param options.reloads whether it starts anew at each change of a file that it imports; one that fails waits for the next change
 */
export async function startChild(options: {
  name: string;
  program: string;
  args?: string[];
  env: Record<string, string | undefined>;
  cwd: string;
  logPath: string;
  reports?: boolean;
  reloads?: boolean;
}): Promise<Child> {
  const { name, program, args = [], env, cwd, logPath, reports, reloads } = options;
  const nodeOptions = [...HEAP_LIMITS, ...(reloads ? RELOADING : [])];
  const log = await open(logPath, 'w', 0o600);
  // A session of its own: Ctrl-C in a terminal reaches us, and we end the parts in their order.
  const child = spawn(process.execPath, [...nodeOptions, program, ...args], {
    cwd,
    env: { NODE_COMPILE_CACHE: COMPILED, ...env },
    detached: true,
    stdio: ['ignore', log.fd, log.fd, ...(reports ? (['ipc'] as const) : [])],
  });
  const exit = once(child, 'exit');
  await log.close();
  const watcher = child.pid ? endWithUs(child.pid, { signal: 'TERM' }) : undefined;
  const ended = exit.then(async ([code, signal]) => {
    await watcher?.dismiss();
    const lines = (await readFile(logPath, 'utf8')).trimEnd().split('\n').slice(-LAST_LINES);
    return `${name} has ended (${signal ?? `exit code ${code}`}). The end of ${logPath}:\n  ${lines.join('\n  ')}`;
  });
  return {
    process: child,
    ended,
    async stop() {
      child.kill('SIGTERM');
      const impatient = setTimeout(() => killGroup(child), PATIENCE_MS);
      await ended;
      clearTimeout(impatient);
    },
  };
}

/** What reloads has a process of its own below it. */
function killGroup({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGKILL');
}
