import { type EventCursor, readSignals, signalEventOf, signalTypes } from '@tvm/audit';
import { type Database, signalStreams, signalTokens } from '@tvm/db';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';

export type StreamRow = typeof signalStreams.$inferSelect;
export type TokenRow = typeof signalTokens.$inferSelect;

/** Longer than the slowest delivery; renewed with each. */
const leaseSeconds = 60;
export const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseSeconds * 1000);
/** A receiver that doesn't fetch its tokens leaves the rest in the feed, which keeps them in their order. */
const waitingAllowed = 1000;
const signalsAtATime = 100;

/** Takes the streams that are due and that nobody else has in hand: as with webhooks. Those of clients that are revoked or lost the scope stay where they are. */
export async function claimStreams(db: Database, now: Date, limit: number): Promise<StreamRow[]> {
  const at = sql`${now}::timestamptz`;
  return db
    .update(signalStreams)
    .set({ claimedUntil: leaseFrom(now) })
    .where(
      sql`${signalStreams.id} in (
        select s.id from signal_streams s join clients c on c.id = s.client_id
        where s.status = 'enabled' and c.revoked_at is null and 'ssf.manage' = any(c.scopes)
          and coalesce(s.next_attempt_at <= ${at}, true) and coalesce(s.claimed_until <= ${at}, true)
        order by s.claimed_until nulls first, s.updated_at limit ${limit} for update of s skip locked)`,
    )
    .returning();
}

type Progress = Partial<
  Pick<
    StreamRow,
    'cursor' | 'attempts' | 'failingSince' | 'nextAttemptAt' | 'claimedUntil' | 'status' | 'statusReason'
  >
>;

/** Writes down how far a stream is, as long as this process has it and nobody changed it. Undefined: somebody did. */
export async function advance(
  db: Database,
  { id, claimedUntil, cursor }: StreamRow,
  progress: Progress,
  now: Date,
): Promise<StreamRow | undefined> {
  if (!claimedUntil) return undefined;
  const isOurs = and(
    eq(signalStreams.id, id),
    eq(signalStreams.claimedUntil, claimedUntil),
    eq(signalStreams.cursor, cursor),
    eq(signalStreams.status, 'enabled'),
  );
  const [row] = await db
    .update(signalStreams)
    .set({ ...progress, updatedAt: now })
    .where(isOurs)
    .returning();
  return row;
}

/** Makes tokens of what happened behind the stream's cursor, and moves it on, in one commit. Undefined: the stream is somebody else's by now. */
export async function makeTokens(
  db: Database,
  stream: StreamRow,
  claimsOf: (
    signal: Awaited<ReturnType<typeof readSignals>>['signals'][0],
    uri: string,
    says: object,
  ) => object,
  now: Date,
): Promise<StreamRow | undefined> {
  const waiting = await db.$count(
    signalTokens,
    and(eq(signalTokens.streamId, stream.id), isNull(signalTokens.doneAt)),
  );
  if (waiting >= waitingAllowed) return stream;
  const read = { after: stream.cursor as EventCursor, limit: signalsAtATime, types: signalTypes };
  const { signals, next } = await readSignals(db, read);
  if (next === stream.cursor) return stream;
  const wanted = stream.eventsRequested;
  const made = signals.flatMap((signal) => {
    const event = signalEventOf(signal.type);
    if (!event || (wanted && !wanted.includes(event.uri))) return [];
    const claims = claimsOf(signal, event.uri, event.says) as Record<string, unknown>;
    return [{ streamId: stream.id, claims, createdAt: now }];
  });
  return db.transaction(async (tx) => {
    const moved = await advance(tx, stream, { cursor: next }, now);
    if (moved && made.length > 0) await tx.insert(signalTokens).values(made);
    return moved;
  });
}

/** The tokens of a stream that its receiver hasn't taken, the oldest first. */
export const waitingTokens = (db: Database, streamId: string): Promise<TokenRow[]> =>
  db
    .select()
    .from(signalTokens)
    .where(and(eq(signalTokens.streamId, streamId), isNull(signalTokens.doneAt)))
    .orderBy(asc(signalTokens.id))
    .limit(waitingAllowed);

export async function settleToken(
  db: Database,
  id: string,
  change: Partial<Pick<TokenRow, 'token' | 'doneAt' | 'error'>>,
): Promise<void> {
  await db.update(signalTokens).set(change).where(eq(signalTokens.id, id));
}
