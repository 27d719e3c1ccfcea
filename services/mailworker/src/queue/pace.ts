import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, query } from '@tvm/db';
import { sql } from 'drizzle-orm';

/** A provider that asks for more isn't believed: a link would end before its mail leaves. */
const MAX_PAUSE_SECONDS = 300;

/**
 * Waits until the next mail may leave, over all workers: each takes the next slot of the one row in `mail_pace`.
 * The database's clock alone counts, so that the workers' clocks may differ.
 * @throws AbortError when told to stop; the slot then passes unused
 */
export async function waitForSlot(db: Database, mailsPerSecond: number, signal: AbortSignal): Promise<void> {
  const interval = sql`make_interval(secs => ${1 / mailsPerSecond}::float8)`;
  const [slot] = await query<{ waitMs: number }>(db, 'take_slot')`
    insert into mail_pace as pace (id, next_at) values (1, clock_timestamp() + ${interval})
    on conflict (id) do update set next_at = greatest(pace.next_at, clock_timestamp()) + ${interval}
    returning extract(epoch from next_at - ${interval} - clock_timestamp())::float8 * 1000 as "waitMs"`;
  const waitMs = slot?.waitMs ?? 0;
  if (waitMs > 0) await sleep(waitMs, undefined, { signal });
}

/** No mail leaves for so many seconds: the provider said Retry-After, and it meant all of us. */
export async function pauseAll(db: Database, seconds: number): Promise<void> {
  await query(db, 'pause_all')`
    update mail_pace set next_at = greatest(next_at,
      clock_timestamp() + make_interval(secs => ${Math.min(seconds, MAX_PAUSE_SECONDS)}::float8))`;
}
