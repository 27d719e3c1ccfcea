import { randomBytes } from 'node:crypto';
import { chmod, chown, lchown, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '@tvm/process';
import type { Binaries } from './binaries.ts';
import { createDataFolder } from './create-data-folder.ts';
import type { ServerUser } from './server-user.ts';

/** What is remembered beside a data folder, in `<folder>.json`, readable by its owner only. */
export type Remembered = { superuserPassword: string; port?: number };

const rememberedPath = (dataDir: string) => `${dataDir}.json`;

/** Checks that `dataDir` is a data folder of this PostgreSQL, or makes it one where there is nothing yet. */
export async function prepareDataFolder(
  dataDir: string,
  binaries: Binaries,
  user: ServerUser,
): Promise<Remembered> {
  const entries = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries.length === 0) {
    const remembered = { superuserPassword: randomBytes(24).toString('base64url') };
    const beforeMove = () => remember(dataDir, remembered);
    await createDataFolder(dataDir, remembered.superuserPassword, { binaries, user, beforeMove });
    return remembered;
  }
  const major = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  const expected = / (\d+)/.exec(binaries.version)?.[1];
  if (!major) throw new StartError(`The folder ${dataDir} isn't empty and isn't a PostgreSQL data folder.`);
  if (major !== expected) {
    throw new StartError(`The data folder ${dataDir} is of PostgreSQL ${major}, and this is ${expected}.`);
  }
  if (user) await giveTo(user, dataDir);
  return readRemembered(dataDir);
}

export async function remember(dataDir: string, remembered: Remembered): Promise<void> {
  const draft = `${rememberedPath(dataDir)}.new`;
  await writeFile(draft, `${JSON.stringify(remembered, undefined, 2)}\n`, { mode: 0o600 });
  await rename(draft, rememberedPath(dataDir));
}

async function readRemembered(dataDir: string): Promise<Remembered> {
  try {
    const { superuserPassword, port } = JSON.parse(await readFile(rememberedPath(dataDir), 'utf8'));
    if (typeof superuserPassword === 'string') {
      return { superuserPassword, ...(Number.isInteger(port) && { port }) };
    }
  } catch {}
  throw new StartError(
    `The password of the database in ${dataDir} is missing: restore ${rememberedPath(dataDir)}, or remove the data folder to start anew.`,
  );
}

/** A data folder that root brought here (restored from a backup, for one) becomes the server's; its owner must be alone in it. */
async function giveTo(user: NonNullable<ServerUser>, dataDir: string): Promise<void> {
  if ((await stat(dataDir)).uid === user.uid) return;
  for (const name of await readdir(dataDir, { recursive: true }))
    await lchown(join(dataDir, name), user.uid, user.gid);
  await chown(dataDir, user.uid, user.gid);
  await chmod(dataDir, 0o700);
}
