import { findFirstOpenTransaction } from '@tvm/audit';
import type { Connection, Database } from '@tvm/db';
import { type KeyRing, keyedHashes } from '@tvm/keys';
import {
  type CheckedSeal,
  findLastSealed,
  findUnsealed,
  readEventPages,
  readSeals,
} from './audit.queries.ts';
import { type Seal, sealText } from './chain.ts';
import { eventReader } from './event-reader.ts';

export interface VerifyDeps {
  auditKeys: KeyRing;
  /** Seals that were logged, by sequence: what the log says can't be rewritten in the database. */
  heads: ReadonlyMap<number, string>;
  /** An event that has waited longer for its seal is a finding. */
  maxUnsealedSeconds: number;
  /** So is a last seal that is older: the sealer writes one even when nothing happens. */
  maxHeadAgeSeconds: number;
  now: () => Date;
}

export interface ChainReport {
  seals: number;
  purged: number;
  events: number;
  unsealed: number;
  head: Seal | undefined;
  /** What was changed, removed or inserted, a line each. Empty: the chain holds. */
  findings: string[];
  /** What couldn't be checked, a line each. */
  unchecked: string[];
}

/** More of one kind than anybody reads. */
const MAX_FINDINGS = 100;

/**
 * Recomputes the whole chain at one moment, in bounded memory: events and seals are read side by side, a page at a time. Nobody waits for it.
 */
export function verifyChain(db: Connection, deps: VerifyDeps): Promise<ChainReport> {
  const atOneMoment = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;
  return db.transaction(async (tx) => {
    const report = startReport();
    const last = await findLastSealed(tx);
    const events = eventReader(readEventPages(tx, '0', last));
    let previous: CheckedSeal | undefined;
    for await (const seal of readSeals(tx, deps.now())) {
      const stray = await events.skipUntil(BigInt(seal.fromTransactionId));
      if (stray > 0) note(report, `before seal ${seal.sequence}: ${stray} events that no seal covers`);
      checkLink(report, previous, seal);
      checkHmac(report, deps, seal);
      checkEvents(report, previous, seal, await events.digestUntil(BigInt(seal.toTransactionId)));
      report.seals += 1;
      previous = seal;
    }
    report.head = previous;
    checkHeads(report, deps.heads);
    await checkEnd(tx, report, deps);
    return report;
  }, atOneMoment);
}

const startReport = (): ChainReport => ({
  seals: 0,
  purged: 0,
  events: 0,
  unsealed: 0,
  head: undefined,
  findings: [],
  unchecked: [],
});

function note({ findings }: ChainReport, finding: string): void {
  if (findings.length < MAX_FINDINGS) findings.push(finding);
}

/** Each seal begins where the one before it ended, in number, transactions and HMAC. */
function checkLink(report: ChainReport, previous: CheckedSeal | undefined, seal: CheckedSeal): void {
  const expected = (previous?.sequence ?? 0) + 1;
  if (seal.sequence !== expected) {
    const lost =
      seal.sequence - 1 > expected ? `seals ${expected} to ${seal.sequence - 1}` : `seal ${expected}`;
    note(report, `${lost}: missing`);
    return;
  }
  const follows = previous ? BigInt(previous.toTransactionId) + 1n : 0n;
  if (seal.previousHmac !== (previous?.hmac ?? '') || BigInt(seal.fromTransactionId) !== follows) {
    note(report, `seal ${seal.sequence}: doesn't follow the seal before it`);
  }
}

function checkHmac(report: ChainReport, { auditKeys, heads }: VerifyDeps, seal: CheckedSeal): void {
  const keyId = seal.hmac.split('.')[0];
  if (!auditKeys.keys.some(({ id }) => id === keyId)) {
    const missing = `AUDIT_KEYS has no key ${JSON.stringify(keyId)}, which seals were made with`;
    if (!report.unchecked.includes(missing) && report.unchecked.length < MAX_FINDINGS)
      report.unchecked.push(missing);
  } else if (!keyedHashes(auditKeys, 'audit-seal', sealText(seal)).includes(seal.hmac)) {
    note(report, `seal ${seal.sequence}: was changed, or made by somebody without the key`);
  }
  const logged = heads.get(seal.sequence);
  if (logged !== undefined && logged !== seal.hmac)
    note(report, `seal ${seal.sequence}: isn't the one that was logged`);
}

function checkEvents(
  report: ChainReport,
  previous: CheckedSeal | undefined,
  seal: CheckedSeal,
  found: { events: number; digest: string },
): void {
  report.events += found.events;
  const where = `seal ${seal.sequence} (transactions ${seal.fromTransactionId} to ${seal.toTransactionId})`;
  if (seal.purged) {
    report.purged += 1;
    if (seal.purged === 'too_early') note(report, `${where}: its events were removed before their time`);
    if (previous && !previous.purged)
      note(report, `${where}: purged while the batch before it is still there`);
    if (found.events > 0) note(report, `${where}: purged, and yet has ${found.events} events`);
  } else if (found.events !== seal.events) {
    const what = found.events < seal.events ? 'removed' : 'inserted';
    note(report, `${where}: ${found.events} events instead of ${seal.events}: ${what}`);
  } else if (found.digest !== seal.eventsDigest) {
    note(report, `${where}: an event was changed, or replaced by another`);
  }
}

function checkHeads(report: ChainReport, heads: VerifyDeps['heads']): void {
  const last = report.head?.sequence ?? 0;
  for (const sequence of heads.keys()) {
    if (sequence > last) note(report, `seal ${sequence}: was logged and isn't there: the end was cut off`);
  }
}

async function checkEnd(tx: Database, report: ChainReport, deps: VerifyDeps): Promise<void> {
  const { head } = report;
  const { events, oldest } = await findUnsealed(tx, head?.toTransactionId ?? '0');
  report.unsealed = events;
  const now = deps.now().getTime();
  const isTooOld = (since: number, seconds: number) => now - since > seconds * 1000;
  if (oldest && isTooOld(oldest.getTime(), deps.maxUnsealedSeconds)) {
    note(report, `${events} events wait for a seal, the oldest since ${oldest.toISOString()}`);
  }
  if (!head) return;
  if (isTooOld(Number(head.sealedAt), deps.maxHeadAgeSeconds)) {
    note(report, `the last seal is of ${new Date(Number(head.sealedAt)).toISOString()}: no sealer runs`);
  }
  const firstOpen = BigInt(await findFirstOpenTransaction(tx));
  if (firstOpen <= BigInt(head.toTransactionId)) {
    note(report, `the server's transaction counter (${firstOpen}) is below the last sealed transaction`);
  }
}
