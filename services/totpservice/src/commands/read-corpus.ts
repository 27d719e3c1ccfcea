import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A corpus that is none. The message says where. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

/** Gets the first 48 bits of a SHA-1, in two halves. */
type OnLine = (high: number, low: number) => void;

export interface Corpus {
  /** By its size, within a few per cent. */
  roughlyLines: number;
  /** Passes every line over that was counted so often at least. */
  read(minimumCount: number, onLine: OnLine): Promise<void>;
}

/** A line of a file (`SHA-1:count`) and one of a range file (the 35 digits after the five of its name), with their line ends. */
const lineBytes = { file: 45, range: 40 };
const sha1Digits = 40;

/**
 * Opens a corpus in the form of the Pwned Passwords download: one file of lines `SHA-1:count`, in any order, or a folder of range files, named `00000.txt` to `FFFFF.txt` or
 * without an ending, whose lines lack those five digits. A count of 0 is padding, and a line without one counts once. A folder has all ranges, unless it may be partial.
 * @throws CorpusError
 */
export async function openCorpus(path: string, { mayBePartial = false } = {}): Promise<Corpus> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new CorpusError(`${path} can't be read (${error.code}).`);
  });
  if (!found.isDirectory()) {
    const read: Corpus['read'] = (minimumCount, onLine) => readLines(path, '', minimumCount, onLine);
    return { roughlyLines: found.size / lineBytes.file, read };
  }
  const names = (await readdir(path)).filter((name) => /^[0-9a-f]{5}(\.txt)?$/i.test(name)).sort();
  if (names.length === 0) throw new CorpusError(`${path} has no range files such as 00000.txt.`);
  if (!mayBePartial) refusePartial(path, names);
  let bytes = 0;
  for (const name of names) {
    const { size } = await stat(join(path, name));
    if (size === 0) throw new CorpusError(`${join(path, name)} is empty: its download was cut off.`);
    bytes += size;
  }
  return {
    roughlyLines: bytes / lineBytes.range,
    async read(minimumCount, onLine) {
      for (const name of names) await readLines(join(path, name), name.slice(0, 5), minimumCount, onLine);
    },
  };
}

/** One for each five hexadecimal digits. */
const ranges = 16 ** 5;

/** A download that stopped half way would be a filter that takes half of what it should refuse. */
function refusePartial(path: string, names: string[]): void {
  const there = new Set(names.map((name) => name.slice(0, 5).toUpperCase()));
  if (there.size === ranges) return;
  let first = 0;
  const nameOf = (range: number) => range.toString(16).toUpperCase().padStart(5, '0');
  while (there.has(nameOf(first))) first++;
  const count = (number: number) => number.toLocaleString('en');
  throw new CorpusError(
    `${path} has ${count(there.size)} of ${count(ranges)} range files; ${nameOf(first)} is the first that is missing. Fetch the others, or make a filter of these with --partial.`,
  );
}

const newline = 0x0a;
const colon = 0x3a;

/** By bytes: a billion lines are no strings. */
async function readLines(path: string, prefix: string, minimumCount: number, onLine: OnLine): Promise<void> {
  const line = Buffer.alloc(128);
  line.write(prefix, 'latin1');
  let length = prefix.length;
  let number = 1;
  const end = () => {
    if (length > prefix.length)
      take(line.subarray(0, length), minimumCount, onLine, () => `${path}, line ${number}`);
    length = prefix.length;
    number++;
  };
  let isFirst = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    isFirst = false;
    for (let at = hasMark ? 3 : 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === newline) end();
      else if (byte !== 0x0d) {
        if (length === line.length) throw new CorpusError(`${path}, line ${number} is too long.`);
        line[length++] = byte;
      }
    }
  }
  end();
}

function take(line: Buffer, minimumCount: number, onLine: OnLine, where: () => string): void {
  let high = 0;
  let low = 0;
  for (let at = 0; at < sha1Digits; at++) {
    const digit = hexDigits[line[at] ?? 0] ?? -1;
    if (digit < 0 || at >= line.length) throw new CorpusError(`${where()} is no SHA-1 and its count.`);
    if (at < 6) high = high * 16 + digit;
    else if (at < 12) low = low * 16 + digit;
  }
  let count = line.length === sha1Digits ? 1 : 0;
  for (let at = sha1Digits; at < line.length; at++) {
    const digit = (line[at] ?? 0) - 0x30;
    const isColon = at === sha1Digits && line[at] === colon && line.length > sha1Digits + 1;
    if (!isColon && (at === sha1Digits || digit < 0 || digit > 9)) {
      throw new CorpusError(`${where()} is no SHA-1 and its count.`);
    }
    if (!isColon) count = count * 10 + digit;
  }
  if (count >= minimumCount) onLine(high, low);
}

/** What each byte is worth as a hexadecimal digit; -1: it is none. */
const hexDigits = Int8Array.from({ length: 256 }, (_, byte) =>
  /[0-9a-f]/i.test(String.fromCharCode(byte)) ? Number.parseInt(String.fromCharCode(byte), 16) : -1,
);
