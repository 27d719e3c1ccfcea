import { createHash, type Hash } from 'node:crypto';
import { followHeads, type Heads } from './follow-heads.ts';
import { checkSignature, keyIdOf, type PublicKeys } from './public-keys.ts';
import { type ChainReport, note, noteUnchecked, startReport } from './report.ts';
import { parse, readSeal, type Seal, Unreadable } from './seal.ts';

export { readPublicKeys } from './public-keys.ts';
export { readLines } from './read-lines.ts';
export type { ChainReport } from './report.ts';

export interface VerifyDeps {
  keys: PublicKeys;
  /** Files of heads. */
  heads?: Heads[];
  /** Signatures of seals as the sealer's log has them, by sequence. */
  logged?: ReadonlyMap<number, string>;
  /** The moment that the export is of. */
  now: Date;
}

/** Ten minutes: a transaction that takes long keeps the events of others from being sealed. */
const maxUnsealedMs = 600_000;
/** Twice the sealer's heartbeat: a seal is made even when nothing happens. */
const maxHeadAgeMs = 7_200_000;
/** What is sealed is kept for seven years (docs/security/retention.md); leap days are let off. */
const keptMs = 7 * 365 * 86_400_000;
const clockSkewMs = 3_600_000;

/** The batch that is read: the events that came after its seal, and those of no seal before the next. */
interface Batch {
  seal: Seal | undefined;
  digest: Hash;
  events: number;
  strays: number;
}
const startBatch = (seal?: Seal): Batch => ({ seal, digest: createHash('sha256'), events: 0, strays: 0 });

/**
 * Recomputes the whole chain from an export alone, in bounded memory: each seal's signature, that it follows the one before it, and that the events of its batch are those it was made
 * of; and compares it with what was published of it outside the database.
 * @throws Unreadable
 */
export async function verifyChain(lines: AsyncIterable<string>, deps: VerifyDeps): Promise<ChainReport> {
  const report = startReport();
  const followed = await Promise.all(
    (deps.heads ?? []).map((heads) => followHeads(heads, deps.keys, report)),
  );
  let batch = startBatch();
  let purgedBefore = true;
  let isWhole = false;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (isWhole) {
      note(report, `line ${number}: the export goes on after its end`);
      break;
    }
    if (line.startsWith('[')) {
      addEvent(batch, line, number);
      continue;
    }
    endBatch(report, batch, deps.now, purgedBefore);
    purgedBefore = batch.seal === undefined || batch.seal.purgedAt !== undefined;
    const given = readObject(line, number);
    if ('unsealed' in given) {
      isWhole = true;
      checkUnsealed(report, given, deps.now);
      continue;
    }
    const seal = readSeal(given, `line ${number}`);
    checkLink(report, report.head, seal);
    checkSeal(report, deps, seal);
    for (const each of followed) await each.meet(seal);
    report.seals += 1;
    report.head = seal;
    batch = startBatch(seal);
  }
  if (!isWhole) noteUnchecked(report, 'the export has no end: it was cut off on its way');
  for (const each of followed) await each.end();
  checkEnd(report, deps);
  return report;
}

function readObject(line: string, number: number): Record<string, unknown> {
  const given = parse(line);
  if (typeof given !== 'object' || given === null)
    throw new Unreadable(`line ${number}: is no event and no seal`);
  return given as Record<string, unknown>;
}

/** An event's line is the very text that was sealed; its first column is its transaction. */
function addEvent(batch: Batch, line: string, number: number): void {
  const [, digits] = /^\["(\d+)",/.exec(line) ?? [];
  if (digits === undefined) throw new Unreadable(`line ${number}: is no event`);
  const transactionId = BigInt(digits);
  const { seal } = batch;
  if (!seal || transactionId < seal.fromTransactionId || transactionId > seal.toTransactionId) {
    batch.strays += 1;
    return;
  }
  batch.digest.update(`${line}\n`);
  batch.events += 1;
}

function endBatch(report: ChainReport, batch: Batch, now: Date, purgedBefore: boolean): void {
  const { seal, events, strays } = batch;
  if (strays > 0) note(report, `after seal ${seal?.sequence ?? 0}: ${strays} events that no seal covers`);
  if (!seal) return;
  report.events += events;
  const where = `seal ${seal.sequence} (transactions ${seal.fromTransactionId} to ${seal.toTransactionId})`;
  if (seal.purgedAt !== undefined) {
    report.purged += 1;
    const isInTime = seal.purgedAt >= seal.sealedAt + keptMs && seal.purgedAt <= now.getTime() + clockSkewMs;
    if (!isInTime) note(report, `${where}: its events were removed before their time`);
    if (!purgedBefore) note(report, `${where}: purged while the batch before it is still there`);
    if (events > 0) note(report, `${where}: purged, and yet has ${events} events`);
  } else if (events !== seal.events) {
    const what = events < seal.events ? 'removed' : 'inserted';
    note(report, `${where}: ${events} events instead of ${seal.events}: ${what}`);
  } else if (batch.digest.digest('base64url') !== seal.eventsDigest) {
    note(report, `${where}: an event was changed, or replaced by another`);
  }
}

/** Each seal begins where the one before it ended, in number, transactions and signature. */
function checkLink(report: ChainReport, previous: Seal | undefined, seal: Seal): void {
  const expected = (previous?.sequence ?? 0) + 1;
  if (seal.sequence !== expected) {
    const lost =
      seal.sequence - 1 > expected ? `seals ${expected} to ${seal.sequence - 1}` : `seal ${expected}`;
    note(report, `${lost}: missing`);
    return;
  }
  const follows = previous ? previous.toTransactionId + 1n : 0n;
  if (seal.previousSignature !== (previous?.signature ?? '') || seal.fromTransactionId !== follows)
    note(report, `seal ${seal.sequence}: doesn't follow the seal before it`);
}

function checkSeal(report: ChainReport, { keys, logged }: VerifyDeps, seal: Seal): void {
  const checked = checkSignature(keys, seal);
  if (checked === 'bad')
    note(report, `seal ${seal.sequence}: was changed, or made by somebody without the key`);
  if (checked === 'unknown_key')
    noteUnchecked(
      report,
      `no public key ${JSON.stringify(keyIdOf(seal.signature))}, which seals were made with`,
    );
  const published = logged?.get(seal.sequence);
  if (published !== undefined && published !== seal.signature)
    note(report, `seal ${seal.sequence}: isn't the one that was logged`);
}

function checkUnsealed(report: ChainReport, { unsealed, oldest }: Record<string, unknown>, now: Date): void {
  report.unsealed = Number(unsealed);
  const since = typeof oldest === 'string' ? Date.parse(oldest) : Number.NaN;
  if (now.getTime() - since > maxUnsealedMs)
    note(report, `${report.unsealed} events wait for a seal, the oldest since ${oldest}`);
}

function checkEnd(report: ChainReport, { logged, now }: VerifyDeps): void {
  const { head } = report;
  for (const sequence of logged?.keys() ?? []) {
    if (sequence > (head?.sequence ?? 0))
      note(
        report,
        `seal ${sequence}: was logged and isn't there: the end was cut off, or the export is older`,
      );
  }
  if (head && now.getTime() - head.sealedAt > maxHeadAgeMs)
    note(
      report,
      `the last seal is of ${new Date(head.sealedAt).toISOString()}: no sealer ran, or the export is older`,
    );
}
