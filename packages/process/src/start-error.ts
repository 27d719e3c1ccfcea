/** Something that the person who started it can put right: the message is one line that says what. */
export class StartError extends Error {
  override name = 'StartError';
}

const WORDS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  ELOOP: 'its path has too many symbolic links',
  ENAMETOOLONG: 'its path is too long',
};

/** Runs `work`; a refusal by the file system comes out as one line about `folder`. */
export async function withFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const words = WORDS[code];
    if (!words) throw error;
    throw new StartError(`The folder ${folder} can't be used: ${words}.`, { cause: error });
  }
}
