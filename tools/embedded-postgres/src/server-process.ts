import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { endWithUs, freePort, StartError } from '@tvm/process';
import type { Binaries } from './binaries.ts';
import { dataPathFor, reasonIn, SERVER_ENV } from './programs.ts';
import type { ServerUser } from './server-user.ts';

/** A server that takes connections; `ended` resolves once it and all its processes are gone. */
export type RunningServer = { ended: Promise<void>; stop(): Promise<void> };

const START_TIMEOUT_MS = 120_000;
const FAST_SHUTDOWN_MS = 30_000;
/** The processes of a server that was killed end within moments of it, and hold its memory until then. */
const LEFTOVERS_MS = 10_000;
const LEFTOVERS = /pre-existing shared memory block|lock file ".*" already exists/;
const PORT_TAKEN = /Address already in use/;

type LaunchOptions = {
  dataDir: string;
  binaries: Binaries;
  user: ServerUser;
  settings: Record<string, string>;
  log: (line: string) => void;
};

/** Starts the server on the `preferred` port of 127.0.0.1, or on another when that one is taken. */
export async function launchOnFreePort(
  preferred: number | undefined,
  options: LaunchOptions,
): Promise<{ port: number; server: RunningServer }> {
  const deadline = Date.now() + LEFTOVERS_MS;
  let port = await freePort(preferred);
  for (;;) {
    const launched = await launch(port, options);
    if ('server' in launched) return { port, server: launched.server };
    if (Date.now() < deadline && PORT_TAKEN.test(launched.failure)) port = await freePort();
    else if (Date.now() < deadline && LEFTOVERS.test(launched.failure)) await setTimeout(200);
    else throw cannotStart(options.dataDir, launched.failure);
  }
}

/** Resolves when the server takes connections; where it ends instead, the answer is what it wrote. */
async function launch(
  port: number,
  options: LaunchOptions,
): Promise<{ server: RunningServer } | { failure: string }> {
  const { dataDir, binaries, user, log } = options;
  const settings = { ...options.settings, port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const postgres = spawn(
    join(binaries.folder, 'bin', 'postgres'),
    [
      '-D',
      dataPathFor(user, dataDir),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // A session of its own: Ctrl-C in a terminal reaches us, and we end the server when nobody needs it any more.
    { cwd: dataDir, env: SERVER_ENV, detached: true, stdio: ['ignore', 'ignore', 'pipe'], ...user },
  );
  const closed = once(postgres, 'close');
  if (!postgres.pid) return { failure: String(await closed.catch((error) => error)) };
  const watcher = endWithUs(postgres.pid, { signal: 'INT', remove: binaries.copy });
  const ended = closed.then(() => watcher.dismiss());
  const stop = async () => {
    postgres.kill('SIGINT');
    const impatient = globalThis.setTimeout(() => postgres.kill('SIGQUIT'), FAST_SHUTDOWN_MS);
    await ended;
    clearTimeout(impatient);
  };

  const firstLines: string[] = [];
  const ready = new Promise<true>((resolve) => {
    createInterface(postgres.stderr).on('line', (line) => {
      log(line);
      if (firstLines.length < 100) firstLines.push(line);
      if (line.includes('database system is ready to accept connections')) resolve(true);
    });
  });
  const timeout = globalThis.setTimeout(stop, START_TIMEOUT_MS);
  const isReady = await Promise.race([ready, ended.then(() => false)]);
  clearTimeout(timeout);
  return isReady ? { server: { ended, stop } } : { failure: firstLines.join('\n') };
}

function cannotStart(dataDir: string, output: string): StartError {
  return new StartError(`The database in ${dataDir} can't be started: ${reasonIn(output, dataDir)}.`);
}
