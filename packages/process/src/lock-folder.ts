import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { processStart } from './process-start.ts';
import { StartError, withFolder } from './start-error.ts';

/**
 * Makes this process the only user of `folder`, through a lock file: `<folder>.lock`, for which the folder need not exist, or another.
 * The lock of a process that has ended, however it ended, is taken over.
 * @returns a function that gives the folder free again
 * @throws StartError when a live process has it
 */
export async function lockFolder(folder: string, path = `${folder}.lock`): Promise<() => Promise<void>> {
  const draft = `${path}.${randomUUID()}`;
  const own = `${process.pid} ${await processStart(process.pid)}`;
  await withFolder(folder, () => writeFile(draft, own, { mode: 0o600 }));
  try {
    // A link appears with its content or not at all, so that nobody reads a half-written lock.
    while (!(await linkIfFree(draft, path))) {
      const holder = await readFile(path, 'utf8').catch(() => undefined);
      if (holder === undefined) continue;
      const [pid = '', ...start] = holder.split(' ');
      if ((await processStart(Number(pid))) === start.join(' ')) {
        throw new StartError(`The folder ${folder} is in use by process ${pid}.`);
      }
      await rm(path, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
  return () => rm(path, { force: true });
}

async function linkIfFree(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
