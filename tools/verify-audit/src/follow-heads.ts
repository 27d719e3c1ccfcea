import { checkSignature, keyIdOf, type PublicKeys } from './public-keys.ts';
import { type ChainReport, note, noteUnchecked } from './report.ts';
import { parse, readSeal, type Seal, Unreadable } from './seal.ts';

/** A file of heads: what the sealer published outside the database, which nobody who rewrites the database can rewrite with it. */
export interface Heads {
  name: string;
  lines: AsyncIterable<string>;
}

/** A head, and what it is called in a report. */
interface PublishedHead {
  seal: Seal;
  where: string;
}

/** Reads a file of heads beside the chain, a line at a time, in bounded memory. */
export async function followHeads(heads: Heads, keys: PublicKeys, report: ChainReport) {
  const lines = readHeads(heads);
  let highest = 0;
  let next = await lines.next();
  const move = async ({ seal }: PublishedHead) => {
    highest = Math.max(highest, seal.sequence);
    next = await lines.next();
  };
  return {
    /** Compares what was published of a seal, and of those before it, with the chain. */
    async meet(seal: Seal): Promise<void> {
      for (; !next.done && next.value.seal.sequence <= seal.sequence; await move(next.value)) {
        const { seal: head, where } = next.value;
        const isSame = head.text === seal.text && head.signature === seal.signature;
        if (!isSame && isGenuine(report, keys, next.value))
          note(report, differenceOf(head, seal, highest, where));
      }
    },
    /** What was published of later seals than the chain has. */
    async end(): Promise<void> {
      const from = next.value?.seal.sequence;
      for (; !next.done; await move(next.value)) isGenuine(report, keys, next.value);
      if (from !== undefined)
        note(
          report,
          `seals ${from} to ${highest}: were published and aren't there: the end was cut off, or the export is older`,
        );
    },
  };
}

async function* readHeads({ name, lines }: Heads): AsyncGenerator<PublishedHead, undefined> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const where = `${name}, line ${number}`;
    const given = parse(line);
    if (typeof given !== 'object' || given === null) throw new Unreadable(`${where}: is no head`);
    yield { seal: readSeal(given as Record<string, unknown>, where), where };
  }
}

/** Whether somebody with the key made it; said where not. */
function isGenuine(report: ChainReport, keys: PublicKeys, { seal, where }: PublishedHead): boolean {
  const checked = checkSignature(keys, seal);
  if (checked === 'bad') note(report, `${where}: a head that nobody with the key made`);
  if (checked === 'unknown_key')
    noteUnchecked(
      report,
      `no public key ${JSON.stringify(keyIdOf(seal.signature))}, which heads were made with`,
    );
  return checked === 'good';
}

function differenceOf(head: Seal, seal: Seal, highest: number, where: string): string {
  if (head.sequence <= highest) return `${where}: goes back to seal ${head.sequence}: the trail was set back`;
  if (head.sequence < seal.sequence) return `seal ${head.sequence}: was published and isn't there`;
  return `seal ${head.sequence}: isn't the one that was published`;
}
