import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** The passwords of breaches, in a file that `build-password-filter` makes. */
export interface PasswordFilter {
  /** Whether a breach has this password, in NFC, as it is hashed. */
  has(password: string): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * The file: a header; an index of 2^prefixBits + 1 numbers of 32 bits, where the entries of each prefix begin; the entries, sorted, each the 24 bits of a
 * SHA-1 that follow its prefix. Numbers are little-endian. A prefix has 64 to 128 entries in the mean (`choosePrefixBits`), at 3.1 bytes a password. So a password that is in no
 * breach is taken for one with a chance of 128 / 2^24, one in 131,000, whatever the size of the corpus.
 */
export const layout = {
  magic: Buffer.from('TVM passwords 1\n'),
  /** magic (16), prefixBits (4), entries (4), zeros (8), SHA-256 of all that follows (32). */
  headerBytes: 64,
  entryBytes: 3,
  indexBytes: (prefixBits: number) => 4 * (2 ** prefixBits + 1),
};

/** Where a SHA-1 belongs, from its first 48 bits in two halves. */
export const placeOf = (high: number, low: number, prefixBits: number) => ({
  prefix: high >>> (24 - prefixBits),
  entry: ((high << prefixBits) | (low >>> (24 - prefixBits))) & 0xffffff,
});

/** So that a prefix has 64 to 128 of so many entries, where they suffice for one prefix at all. */
export const choosePrefixBits = (entries: number): number =>
  Math.min(24, Math.max(0, Math.ceil(Math.log2(Math.max(1, entries) / 128))));

/**
 * Opens a filter, and reads it once from end to end: a second for each gigabyte.
 * @throws Error that says what is wrong with the file
 */
export async function openPasswordFilter(path: string): Promise<PasswordFilter> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`can't be read (${error.code})`);
  });
  try {
    const prefixBits = await checkFile(file, path);
    return { has: (password) => isInFile(file, prefixBits, password), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** @returns its prefixBits */
async function checkFile(file: FileHandle, path: string): Promise<number> {
  const header = Buffer.alloc(layout.headerBytes);
  const stat = await file.stat();
  if (!stat.isFile()) throw new Error('is no file');
  await file.read(header, 0, header.length, 0);
  if (!header.subarray(0, 16).equals(layout.magic)) {
    throw new Error('is no filter made by build-password-filter');
  }
  const [prefixBits, entries] = [header.readUInt32LE(16), header.readUInt32LE(20)];
  const bytes = layout.headerBytes + layout.indexBytes(prefixBits) + entries * layout.entryBytes;
  if (prefixBits > 24 || stat.size !== bytes) throw new Error('is damaged: it has another size than it says');
  const hash = createHash('sha256').update(header.subarray(0, 32));
  for await (const chunk of createReadStream(path, { start: layout.headerBytes, highWaterMark: 1 << 20 })) {
    hash.update(chunk);
  }
  if (!hash.digest().equals(header.subarray(32))) {
    throw new Error('is damaged: its checksum differs. Make it again with build-password-filter');
  }
  return prefixBits;
}

async function isInFile(file: FileHandle, prefixBits: number, password: string): Promise<boolean> {
  const sha1 = createHash('sha1').update(password.normalize('NFC')).digest();
  const { prefix, entry } = placeOf(sha1.readUIntBE(0, 3), sha1.readUIntBE(3, 3), prefixBits);
  const bounds = await readAt(file, layout.headerBytes + 4 * prefix, 8);
  const [from, to] = [bounds.readUInt32LE(0), bounds.readUInt32LE(4)];
  const start = layout.headerBytes + layout.indexBytes(prefixBits) + from * layout.entryBytes;
  const entries = await readAt(file, start, (to - from) * layout.entryBytes);
  for (let at = 0; at < entries.length; at += layout.entryBytes) {
    if (entries.readUIntLE(at, layout.entryBytes) === entry) return true;
  }
  return false;
}

async function readAt(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, position);
  if (bytesRead !== bytes) throw new Error('the password filter became shorter');
  return buffer;
}
