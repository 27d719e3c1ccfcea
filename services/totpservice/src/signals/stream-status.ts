import { verificationEvent } from '@tvm/audit';
import { signalStreams, signalTokens } from '@tvm/db';
import { issuerOf } from '@tvm/policy';
import { and, eq, isNull } from 'drizzle-orm';
import { ProblemError } from '../http/problems.ts';
import {
  type Asked,
  endOfFeed,
  isStreamOf,
  lockStream,
  recordChange,
  type StreamRow,
  verificationSeconds,
} from './stream.ts';

const describe = ({ id, status, statusReason }: Pick<StreamRow, 'id' | 'status' | 'statusReason'>) => ({
  ...{ stream_id: id, status },
  ...(statusReason !== null && { reason: statusReason }),
});

export async function getStreamStatus({ deps, clientId }: Asked, id: string): Promise<object> {
  const [row] = await deps.db.select().from(signalStreams).where(isStreamOf(clientId, id));
  if (!row) throw new ProblemError('not_found');
  return describe(row);
}

/**
 * Section 8.1.2.2: a paused stream keeps what happens, for as long as the feed does; a disabled one goes on with what happens after it was enabled again. One that we disabled because its receiver
 * failed goes on where it was.
 */
export async function setStreamStatus(
  asked: Asked,
  given: { stream_id: string; status: StreamRow['status']; reason?: string },
): Promise<object> {
  const { deps, clientId } = asked;
  const { stream_id: id, status, reason = null } = given;
  return deps.db.transaction(async (tx) => {
    const before = await lockStream(tx, clientId, id);
    const isOff = status === 'disabled';
    const wasOff = before.status === 'disabled' && before.statusReason !== 'failing';
    if (isOff)
      await tx.delete(signalTokens).where(and(eq(signalTokens.streamId, id), isNull(signalTokens.doneAt)));
    await tx
      .update(signalStreams)
      .set({
        ...{ status, statusReason: reason === 'failing' ? null : reason },
        ...(wasOff && !isOff && { cursor: await endOfFeed(tx) }),
        ...{
          attempts: 0,
          failingSince: null,
          nextAttemptAt: null,
          claimedUntil: null,
          updatedAt: deps.now(),
        },
      })
      .where(eq(signalStreams.id, id));
    await recordChange(tx, asked, id, status);
    return describe({ id, status, statusReason: reason });
  });
}

/** Section 8.1.4: a token that says that the stream works, in the order of the others. */
export async function verifyStream(
  { deps, clientId }: Asked,
  { stream_id: id, state }: { stream_id: string; state?: string },
): Promise<undefined> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    const { verificationAskedAt: before } = await lockStream(tx, clientId, id);
    const nextAt = before && new Date(before.getTime() + verificationSeconds * 1000);
    if (nextAt && nextAt > now) throw new ProblemError('rate_limited');
    const iss = issuerOf(deps.config.publicOrigin);
    const claims = {
      ...{ iss, aud: clientId, iat: Math.floor(now.getTime() / 1000) },
      sub_id: { format: 'opaque', id },
      events: { [verificationEvent]: state === undefined ? {} : { state } },
    };
    await tx.insert(signalTokens).values({ streamId: id, claims, createdAt: now });
    await tx.update(signalStreams).set({ verificationAskedAt: now }).where(eq(signalStreams.id, id));
  });
}
