import { readFile, stat } from 'node:fs/promises';
import { StartError } from '@tvm/process';

/** The unprivileged user that the server runs as; undefined where that is simply the user who started it. */
export type ServerUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. Started by root it runs as the owner of its data folder, or, for a new folder or one of
 * root's, as `nobody`.
 * @throws StartError where neither is possible, or the data folder is another user's
 */
export async function findServerUser(dataDir: string): Promise<ServerUser> {
  const owner = await stat(dataDir).catch(() => undefined);
  const ownUid = process.geteuid?.();
  if (ownUid !== 0) {
    if (owner && ownUid !== undefined && owner.uid !== ownUid) {
      throw new StartError(
        `The data folder ${dataDir} belongs to the user with number ${owner.uid}: start as that user or as root, or choose another folder.`,
      );
    }
    return undefined;
  }
  if (process.platform !== 'linux') {
    throw new StartError('PostgreSQL refuses to run as root: start as an ordinary user.');
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  if (!nobody) {
    throw new StartError('PostgreSQL refuses to run as root, and this machine has no user "nobody".');
  }
  return { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}
