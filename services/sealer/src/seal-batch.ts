import { findFirstOpenTransaction } from '@tvm/audit';
import type { Connection, Database } from '@tvm/db';
import { isSignedBy, type KeyRing, signText } from '@tvm/keys';
import { findLastSeal, findSeal, insertSeal, readEventPages, takeSealingLock } from './audit.queries.ts';
import {
  addEvent,
  endDigest,
  type Head,
  headOf,
  type Seal,
  sealText,
  sequenceOf,
  startDigest,
} from './chain.ts';

export interface SealDeps {
  auditKeys: KeyRing;
  /** A batch ends with the transaction that reaches it: none is split, however many events it has. */
  maxEvents: number;
  /** Without events a seal is written nevertheless, so often: docs/adr/0015-sealing-the-audit-trail.md. */
  heartbeatSeconds: number;
  /** The last head that is known outside the database. */
  published?: Head | undefined;
  now: () => Date;
}

export type SealBatch =
  | { outcome: 'sealed'; seal: Seal; hasMore: boolean }
  | { outcome: 'nothing' }
  /** Another sealer is at it. */
  | { outcome: 'taken' };

/** Sealing can't go on before somebody has looked at it. The message says what to do. */
export class SealingRefused extends Error {
  override readonly name = 'SealingRefused';
}

/** The database doesn't have the seal that was published of it last: it was set back, as by a restore, or rewritten. */
export class SetBack extends SealingRefused {
  readonly published: Head;
  readonly found: Head | undefined;

  constructor(published: Head, found: Head | undefined) {
    const sequence = sequenceOf(published);
    super(
      `Seal ${sequence} was published and ${found ? 'is another one' : "isn't there"} now: the database was set back, or its trail rewritten. See docs/runbooks/audit.md, "The sealer refuses".`,
    );
    this.published = published;
    this.found = found;
  }
}

/**
 * Seals the next batch: the events of all transactions that ended since the last seal, in the order of their transactions. One short transaction
 * that takes no lock anybody else wants; killed at any moment it leaves a whole seal or none.
 * @throws SealingRefused
 */
export function sealBatch(db: Connection, deps: SealDeps): Promise<SealBatch> {
  return db.transaction(async (tx) => {
    if (!(await takeSealingLock(tx))) return { outcome: 'taken' };
    const { last, firstOpen } = await findWhereToGoOn(tx, deps);
    return sealAfter(tx, deps, last, firstOpen - 1n);
  });
}

/**
 * The last seal, and the first transaction that may still write.
 * @param published the last head that was given away
 * @throws SealingRefused where no seal can follow
 */
export async function findWhereToGoOn(
  tx: Database,
  { published, auditKeys }: Pick<SealDeps, 'published' | 'auditKeys'>,
): Promise<{ last: Seal | undefined; firstOpen: bigint }> {
  const last = await findLastSeal(tx);
  const firstOpen = BigInt(await findFirstOpenTransaction(tx));
  await refuseSetBack(tx, published);
  refuseUnlessItFollows(last, firstOpen, auditKeys);
  return { last, firstOpen };
}

async function refuseSetBack(tx: Database, published: Head | undefined): Promise<void> {
  if (!published) return;
  const seal = await findSeal(tx, sequenceOf(published));
  const found = seal && headOf(seal);
  if (found?.seal !== published.seal || found.signature !== published.signature)
    throw new SetBack(published, found);
}

function refuseUnlessItFollows(last: Seal | undefined, firstOpen: bigint, auditKeys: KeyRing): void {
  if (!last) return;
  if (!isSignedBy(auditKeys, 'audit-seal', sealText(last), last.signature)) {
    throw new SealingRefused(
      `Seal ${last.sequence} wasn't made with a key of AUDIT_KEYS, or was changed. See docs/runbooks/audit.md, "The sealer refuses".`,
    );
  }
  if (firstOpen <= BigInt(last.toTransactionId)) {
    throw new SealingRefused(
      `The server's transaction counter (${firstOpen}) is below the last sealed transaction (${last.toTransactionId}): this database was restored on another server. Its counter has to be raised first. See docs/runbooks/restore.md.`,
    );
  }
}

async function sealAfter(
  tx: Database,
  { auditKeys, maxEvents, heartbeatSeconds, now }: SealDeps,
  last: Seal | undefined,
  lastEnded: bigint,
): Promise<SealBatch> {
  const fromTransactionId = String(last ? BigInt(last.toTransactionId) + 1n : 0n);
  if (BigInt(fromTransactionId) > lastEnded) return { outcome: 'nothing' };
  const batch = await digestEvents(tx, fromTransactionId, String(lastEnded), maxEvents);
  const sealedAt = now().getTime();
  const isQuiet = last && sealedAt - Number(last.sealedAt) < heartbeatSeconds * 1000;
  if (batch.events === 0 && isQuiet) return { outcome: 'nothing' };

  const { toTransactionId, events, eventsDigest } = batch;
  const fields = {
    sequence: (last?.sequence ?? 0) + 1,
    fromTransactionId,
    toTransactionId,
    events,
    eventsDigest,
    previousSignature: last?.signature ?? '',
    sealedAt: String(sealedAt),
  };
  const seal = { ...fields, signature: signText(auditKeys, 'audit-seal', sealText(fields)) };
  await insertSeal(tx, seal);
  return { outcome: 'sealed', seal, hasMore: batch.hasMore };
}

async function digestEvents(tx: Database, from: string, to: string, maxEvents: number) {
  const digest = startDigest();
  let events = 0;
  let transactionId = '';
  for await (const page of readEventPages(tx, from, to)) {
    for (const event of page) {
      if (events >= maxEvents && event[0] !== transactionId) {
        return { events, eventsDigest: endDigest(digest), toTransactionId: transactionId, hasMore: true };
      }
      transactionId = String(event[0]);
      addEvent(digest, event);
      events += 1;
    }
  }
  return { events, eventsDigest: endDigest(digest), toTransactionId: to, hasMore: false };
}
