import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { StartError } from '@tvm/process';
import type { Binaries } from './binaries.ts';
import { dataPathFor, reasonIn, SERVER_ENV } from './programs.ts';
import type { ServerUser } from './server-user.ts';

/**
 * Makes a new data folder at `dataDir`: UTF-8, passwords by SCRAM, a superuser `postgres` with the password given.
 * It is built beside its place and moved there when it is complete, so that a start that was cut off leaves no half data folder.
 * @param beforeMove runs when everything else is done; the folder isn't there yet
 */
export async function createDataFolder(
  dataDir: string,
  superuserPassword: string,
  { binaries, user, beforeMove }: { binaries: Binaries; user: ServerUser; beforeMove: () => Promise<void> },
): Promise<void> {
  const parent = dirname(dataDir);
  const prefix = `${basename(dataDir)}.init-`;
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
  }
  const folder = await mkdtemp(join(parent, prefix));
  try {
    if (user) await chown(folder, user.uid, user.gid);
    await runInitdb(folder, superuserPassword, binaries, user);
    await beforeMove();
    await rename(folder, dataDir);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function runInitdb(
  folder: string,
  password: string,
  binaries: Binaries,
  user: ServerUser,
): Promise<void> {
  // initdb wants the password in a file: this one has no name any more when it is written, so nothing can leave it behind.
  const passwordFile = await open(`${folder}.password`, 'wx+', 0o600);
  try {
    await rm(`${folder}.password`);
    await passwordFile.write(password, 0);
    if (user) await passwordFile.chown(user.uid, user.gid);
    const locale = await localeArguments(binaries);
    const initdb = spawn(
      join(binaries.folder, 'bin', 'initdb'),
      // biome-ignore format: one option a line
      [
        '--pgdata', dataPathFor(user, folder),
        '--username', 'postgres',
        '--pwfile', '/dev/fd/3',
        '--auth', 'scram-sha-256',
        '--encoding', 'UTF8',
        ...locale,
      ],
      {
        cwd: folder,
        env: SERVER_ENV,
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe', passwordFile.fd],
        ...user,
      },
    );
    const [[code], output] = await Promise.all([
      once(initdb, 'exit'),
      initdb.stderr ? text(initdb.stderr) : '',
    ]);
    if (code !== 0) {
      throw new StartError(`A database can't be made in ${dirname(folder)}: ${reasonIn(output, folder)}.`);
    }
  } finally {
    await passwordFile.close();
  }
}

/** Sorts as Dutch readers expect where the binaries come with ICU, else by code point. */
async function localeArguments(binaries: Binaries): Promise<string[]> {
  const libraries = await readdir(join(binaries.folder, 'lib'));
  return libraries.some((name) => name.startsWith('libicu'))
    ? ['--locale', 'C', '--locale-provider', 'icu', '--icu-locale', 'nl']
    : ['--locale-provider', 'builtin', '--locale', 'C.UTF-8'];
}
