import { addEvent, type EventRow, endDigest, startDigest } from './chain.ts';

/** Reads pages of events as one row after another. */
export function eventReader(pages: AsyncGenerator<EventRow[]>) {
  let page: EventRow[] = [];
  let at = 0;
  const peek = async (): Promise<EventRow | undefined> => {
    while (at >= page.length) {
      const next = await pages.next();
      if (next.done) return undefined;
      page = next.value;
      at = 0;
    }
    return page[at];
  };
  return {
    /** How many events stand before that transaction. */
    async skipUntil(transactionId: bigint): Promise<number> {
      let skipped = 0;
      for (let event = await peek(); event && BigInt(event[0] ?? 0) < transactionId; event = await peek()) {
        skipped += 1;
        at += 1;
      }
      return skipped;
    },
    /** The events up to and including that transaction. */
    async digestUntil(transactionId: bigint): Promise<{ events: number; digest: string }> {
      const digest = startDigest();
      let events = 0;
      for (let event = await peek(); event && BigInt(event[0] ?? 0) <= transactionId; event = await peek()) {
        addEvent(digest, event);
        events += 1;
        at += 1;
      }
      return { events, digest: endDigest(digest) };
    },
  };
}
