import { signalStreams, signalTokens } from '@tvm/db';
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { ProblemError } from '../http/problems.ts';
import { type Asked, isStreamOf } from './stream.ts';

const tokensAtATime = 100;

export interface Poll {
  maxEvents?: number;
  ack?: string[];
  setErrs?: Record<string, { err: string; description?: string }>;
}

/**
 * RFC 8936: what was taken, or can't be, is done with; then what waits, the oldest first, again and again until it is acknowledged. Answers at once, also when `returnImmediately` is false: a poll never waits.
 */
export async function pollStream(
  { deps, clientId }: Asked,
  id: string,
  { maxEvents = tokensAtATime, ack = [], setErrs = {} }: Poll,
): Promise<object> {
  const { db } = deps;
  const [stream] = await db.select().from(signalStreams).where(isStreamOf(clientId, id));
  if (stream?.method !== 'poll') throw new ProblemError('not_found');
  const isWaiting = and(eq(signalTokens.streamId, id), isNull(signalTokens.doneAt));
  const doneAt = deps.now();
  if (ack.length > 0)
    await db
      .update(signalTokens)
      .set({ doneAt })
      .where(and(isWaiting, inArray(signalTokens.id, ack)));
  for (const [jti, { err }] of Object.entries(setErrs))
    await db
      .update(signalTokens)
      .set({ doneAt, error: err })
      .where(and(isWaiting, eq(signalTokens.id, jti)));
  if (stream.status !== 'enabled' || maxEvents === 0) return { sets: {} };
  const limit = Math.min(maxEvents, tokensAtATime);
  const rows = await db
    .select()
    .from(signalTokens)
    .where(and(isWaiting, isNotNull(signalTokens.token)))
    .orderBy(asc(signalTokens.id))
    .limit(limit + 1);
  const sets = Object.fromEntries(rows.slice(0, limit).map(({ id: jti, token }) => [jti, token]));
  return { sets, ...(rows.length > limit && { moreAvailable: true }) };
}
