import { randomUUID } from 'node:crypto';
import { lockSubject, signalStreams } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { ProblemError } from '../http/problems.ts';
import {
  type Asked,
  describeStream,
  endOfFeed,
  type GivenStream,
  isStreamOf,
  keptOf,
  lockStream,
  pollMethod,
  pushMethod,
  recordChange,
  type StreamRow,
  streamsOf,
} from './stream.ts';

const streamsAllowed = 5;

/** Section 8.1.1.1 of the Shared Signals Framework 1.0: from now on. */
export async function createStream(asked: Asked, given: GivenStream): Promise<object> {
  const { deps, clientId } = asked;
  const id = randomUUID();
  const kept = keptOf(asked, id, given);
  const now = deps.now();
  const made = await deps.db.transaction(async (tx) => {
    await lockSubject(tx, `streams ${clientId}`);
    if ((await streamsOf(tx, clientId)).length >= streamsAllowed) throw new ProblemError('webhook_limit');
    const cursor = await endOfFeed(tx);
    const [row] = await tx
      .insert(signalStreams)
      .values({ id, clientId, ...kept, cursor, createdAt: now, updatedAt: now })
      .returning();
    await recordChange(tx, asked, id, 'created');
    return row as StreamRow;
  });
  return describeStream(deps, made);
}

/** One, or all of them. */
export async function readStreams({ deps, clientId }: Asked, id: string | undefined): Promise<object> {
  const rows = await streamsOf(deps.db, clientId);
  const shown = rows.filter((row) => id === undefined || row.id === id);
  if (id === undefined) return shown.map((row) => describeStream(deps, row));
  const [one] = shown;
  if (!one) throw new ProblemError('not_found');
  return describeStream(deps, one);
}

type ChangedStream = GivenStream & { stream_id: string } & Record<string, unknown>;

/** What the receiver may repeat, and only as it is. */
const ours = ['iss', 'aud', 'events_supported', 'events_delivered', 'min_verification_interval'] as const;

/** Sections 8.1.1.3 and 8.1.1.4: what is given is changed; with `replaces` what isn't given is taken away. */
export async function changeStream(asked: Asked, given: ChangedStream, replaces: boolean): Promise<object> {
  const { deps, clientId } = asked;
  const { stream_id: id } = given;
  const changed = await deps.db.transaction(async (tx) => {
    const before = await lockStream(tx, clientId, id);
    const shown = describeStream(deps, before) as Record<string, unknown>;
    const isOther = (name: string) =>
      name in given && JSON.stringify(given[name]) !== JSON.stringify(shown[name]);
    if (ours.some(isOther)) throw new ProblemError('validation_failed');
    const kept = keptOf(asked, id, { ...(!replaces && whatItHas(before)), ...given });
    const keepsSecret = !given.delivery && !replaces;
    const { sealedAuthorization, ...rest } = kept;
    const [row] = await tx
      .update(signalStreams)
      .set({
        ...rest,
        ...(!keepsSecret && { sealedAuthorization }),
        ...{
          attempts: 0,
          failingSince: null,
          nextAttemptAt: null,
          claimedUntil: null,
          updatedAt: deps.now(),
        },
      })
      .where(eq(signalStreams.id, id))
      .returning();
    await recordChange(tx, asked, id, 'changed');
    return row as StreamRow;
  });
  return describeStream(deps, changed);
}

const whatItHas = ({ eventsRequested, description, method, url }: StreamRow): GivenStream => ({
  ...(eventsRequested && { events_requested: eventsRequested }),
  ...(description !== null && { description }),
  delivery: method === 'push' ? { method: pushMethod, endpoint_url: url ?? '' } : { method: pollMethod },
});

/** Ends a stream, with the tokens that wait in it. */
export async function deleteStream(asked: Asked, id: string): Promise<undefined> {
  const { deps, clientId } = asked;
  await deps.db.transaction(async (tx) => {
    const { rowCount } = await tx.delete(signalStreams).where(isStreamOf(clientId, id));
    if (rowCount !== 1) throw new ProblemError('not_found');
    await recordChange(tx, asked, id, 'deleted');
  });
}
