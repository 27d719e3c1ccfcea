import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { askPs, processStart, StartError, waitUntil } from '@tvm/process';

const SHUTDOWN_MS = 30_000;

/**
 * Clears the way on a data folder whose launcher is gone (we hold its lock): a server that was left behind, or is still shutting
 * down, is ended and waited for; a lock file that names a process of another kind is removed, since PostgreSQL would believe it.
 */
export async function endFormerServer(dataDir: string): Promise<void> {
  const lockFile = join(dataDir, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(lockFile, 'utf8').catch(() => ''), 10);
  if (!(pid > 0) || !(await processStart(pid))) return;
  if (!(await servesFolder(pid, dataDir))) return rm(lockFile, { force: true });

  process.kill(pid, 'SIGINT');
  if (await waitUntil(async () => !(await servesFolder(pid, dataDir)), SHUTDOWN_MS)) return;
  throw new StartError(`A former database server (process ${pid}) still uses ${dataDir} and doesn't end.`);
}

/** Whether process `pid` is a PostgreSQL server on exactly this data folder. */
async function servesFolder(pid: number, dataDir: string): Promise<boolean> {
  if (!(await processStart(pid))) return false;
  if (process.platform !== 'linux') {
    const command = await askPs(pid, 'command');
    return command.includes('postgres') && command.includes(dataDir);
  }
  try {
    // A server's working folder is its data folder. Another user's process can't be looked into, and can't be ours.
    const [name, works, data] = await Promise.all([
      readFile(`/proc/${pid}/comm`, 'utf8'),
      stat(`/proc/${pid}/cwd`),
      stat(dataDir),
    ]);
    return name.trim() === 'postgres' && works.dev === data.dev && works.ino === data.ino;
  } catch {
    return false;
  }
}
