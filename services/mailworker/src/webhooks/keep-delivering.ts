import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@tvm/db';
import { type DeliveryDeps, deliverEvents } from './deliver-events.ts';

/** Delivers events until told to stop. That a transaction can't be overtaken any more is told by nobody, so that it looks again and again. */
export async function keepDelivering(
  db: Database,
  deps: DeliveryDeps,
  everySeconds: number,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    await deliverEvents(db, deps).catch((error: unknown) =>
      deps.log.warn({ error }, 'events not delivered, trying again'),
    );
    await sleep(everySeconds * 1000, undefined, { signal: stop }).catch(() => {});
  }
}
