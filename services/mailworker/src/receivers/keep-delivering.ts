import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../logger.ts';

/** What is due for one receiver, and how it gets there. */
export interface Delivery {
  /** Which one: it is worked on once at a time. */
  receiver: string;
  deliver: () => Promise<void>;
}

/** What is due, of at most so many receivers, without those that are being worked on. */
export type FindDue = (free: number, busy: ReadonlySet<string>) => Promise<Delivery[]>;

/** A receiver that takes its time costs a socket; so many at once may. */
const places = 100;

/**
 * Looks regularly for what is due and works on each receiver by itself, until told to stop: one that is slow or dead holds its own place and keeps nobody waiting. What was begun is
 * brought to its end.
 */
export async function keepDelivering(
  find: FindDue,
  how: { everySeconds: number; failed: string; log: Log; stop: AbortSignal },
): Promise<void> {
  const { everySeconds, failed, log, stop } = how;
  const busy = new Map<string, Promise<void>>();
  const take = ({ receiver, deliver }: Delivery) => {
    if (busy.has(receiver)) return;
    const work = deliver()
      .catch((error: unknown) => log.warn({ error }, failed))
      .finally(() => busy.delete(receiver));
    busy.set(receiver, work);
  };
  while (!stop.aborted) {
    if (busy.size < places)
      await find(places - busy.size, new Set(busy.keys()))
        .then((due) => due.forEach(take))
        .catch((error: unknown) => log.warn({ error }, failed));
    await sleep(everySeconds * 1000, undefined, { signal: stop }).catch(() => {});
  }
  await Promise.all(busy.values());
}
