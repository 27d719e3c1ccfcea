import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { choosePrefixBits, layout, placeOf } from '../passwords/password-filter.ts';
import { type Corpus, CorpusError } from './read-corpus.ts';

/**
 * Makes a filter of all lines of a corpus that were counted so often at least: it is read twice, in whatever order its lines are, and the file is there whole or not at all.
 * Takes 4 bytes of memory a password.
 * @returns how many passwords are in it
 * @throws CorpusError for a corpus that is none, or has nothing for it
 */
export async function writePasswordFilter(
  corpus: Corpus,
  path: string,
  minimumCount: number,
): Promise<number> {
  const prefixBits = choosePrefixBits(corpus.roughlyLines);
  const index = new Uint32Array(2 ** prefixBits + 1);
  await corpus.read(minimumCount, (high, low) => {
    const { prefix } = placeOf(high, low, prefixBits);
    index[prefix + 1] = (index[prefix + 1] ?? 0) + 1;
  });
  for (let prefix = 1; prefix < index.length; prefix++)
    index[prefix] = (index[prefix] ?? 0) + (index[prefix - 1] ?? 0);
  const entries = new Uint32Array(index.at(-1) ?? 0);
  if (entries.length === 0) throw new CorpusError('The corpus has no such line.');
  const next = index.slice();
  await corpus.read(minimumCount, (high, low) => {
    const { prefix, entry } = placeOf(high, low, prefixBits);
    const at = next[prefix] ?? 0;
    next[prefix] = at + 1;
    entries[at] = entry;
  });
  for (let prefix = 0; prefix + 1 < index.length; prefix++)
    entries.subarray(index[prefix], index[prefix + 1]).sort();
  await writeFile(path, prefixBits, index, entries);
  return entries.length;
}

/** Beside its place first: a service never opens half a filter. */
async function writeFile(
  path: string,
  prefixBits: number,
  index: Uint32Array,
  entries: Uint32Array,
): Promise<void> {
  const header = Buffer.alloc(layout.headerBytes);
  layout.magic.copy(header);
  header.writeUInt32LE(prefixBits, 16);
  header.writeUInt32LE(entries.length, 20);
  const hash = createHash('sha256').update(header.subarray(0, 32));
  const file = await open(`${path}.new`, 'w', 0o644);
  try {
    let position = layout.headerBytes;
    for (const chunk of chunksOf(index, entries)) {
      hash.update(chunk);
      await file.write(chunk, 0, chunk.length, position);
      position += chunk.length;
    }
    hash.digest().copy(header, 32);
    await file.write(header, 0, header.length, 0);
    await file.sync();
    await rename(`${path}.new`, path);
  } catch (error) {
    await rm(`${path}.new`, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

const perChunk = 1 << 18;

function* chunksOf(index: Uint32Array, entries: Uint32Array): Generator<Buffer> {
  for (const [numbers, bytes] of [
    [index, 4],
    [entries, layout.entryBytes],
  ] as const) {
    for (let from = 0; from < numbers.length; from += perChunk) {
      const part = numbers.subarray(from, from + perChunk);
      const chunk = Buffer.allocUnsafe(part.length * bytes);
      for (let at = 0; at < part.length; at++) chunk.writeUIntLE(part[at] ?? 0, at * bytes, bytes);
      yield chunk;
    }
  }
}
