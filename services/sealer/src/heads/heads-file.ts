import { type FileHandle, open } from 'node:fs/promises';
import { type Head, sequenceOf } from '../chain.ts';

/** Longer than any head. */
const TAIL_BYTES = 64 * 1024;

/** Heads outside the database, a line of JSON each: what a database that was set back, or rewritten, is held against. */
export interface HeadsFile {
  /** The last head in it; undefined in a new one. */
  last(): Head | undefined;
  /** Puts heads on the disk, in their order. When it fails, what was written of them is found at the next call. */
  append(heads: readonly Head[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file of heads, or begins one. A last line that a crash cut off is taken away.
 * @throws Error that says what is wrong with the file
 */
export async function openHeadsFile(path: string): Promise<HeadsFile> {
  const file = await open(path, 'a+').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`can't be opened for writing (${error.code})`);
  });
  let last = await readLast(file);
  return {
    last: () => last,
    append: async (heads) => {
      try {
        await file.appendFile(heads.map((head) => `${JSON.stringify(head)}\n`).join(''));
        await file.datasync();
        last = heads.at(-1) ?? last;
      } catch (error) {
        last = await readLast(file);
        throw error;
      }
    },
    close: () => file.close(),
  };
}

async function readLast(file: FileHandle): Promise<Head | undefined> {
  const { size } = await file.stat();
  const start = Math.max(0, size - TAIL_BYTES);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
  const tail = buffer.subarray(0, bytesRead);
  const end = tail.lastIndexOf('\n') + 1;
  if (end < tail.length) await file.truncate(start + end);
  if (start + end === 0) return undefined;
  const line = tail.subarray(tail.lastIndexOf('\n', end - 2) + 1, end).toString();
  return parseHead(line);
}

function parseHead(line: string): Head {
  try {
    const { seal, signature } = JSON.parse(line);
    if (typeof signature === 'string' && Number.isSafeInteger(sequenceOf({ seal })))
      return { seal, signature };
  } catch {
    // As another kind of file.
  }
  throw new Error('ends with something else than a head');
}
