import type { Connection } from '@tvm/db';
import { findLastSealed, findUnsealed, readEventPages, readSeals } from './audit.queries.ts';
import { type EventRow, eventLine, headOf } from './chain.ts';

/**
 * Writes the whole chain as lines of JSON, as it is at one moment, in bounded memory: each seal, then the events of its batch, each the very text that the seal's digest is over; at
 * the end what isn't sealed yet. What verifies it is `tools/verify-audit`, which knows nothing but these lines. Nobody waits for it.
 */
export function writeChain(db: Connection, write: (line: string) => Promise<void> | void): Promise<void> {
  const atOneMoment = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;
  return db.transaction(async (tx) => {
    const last = await findLastSealed(tx);
    const events = eventsOf(readEventPages(tx, '0', last));
    let next = await events.next();
    const writeEventsBefore = async (transactionId: bigint) => {
      for (; !next.done && BigInt(next.value[0] ?? 0) < transactionId; next = await events.next())
        await write(eventLine(next.value));
    };
    for await (const seal of readSeals(tx)) {
      // Of no seal: an honest chain has none.
      await writeEventsBefore(BigInt(seal.fromTransactionId));
      const purged = seal.purgedAt !== null && { purgedAt: seal.purgedAt };
      await write(`${JSON.stringify({ ...headOf(seal), ...purged })}\n`);
      await writeEventsBefore(BigInt(seal.toTransactionId) + 1n);
    }
    const { events: unsealed, oldest } = await findUnsealed(tx, last);
    await write(`${JSON.stringify({ unsealed, oldest })}\n`);
  }, atOneMoment);
}

async function* eventsOf(pages: AsyncGenerator<EventRow[]>): AsyncGenerator<EventRow> {
  for await (const page of pages) yield* page;
}
