import type { Database } from '@tvm/db';
import { type KeyRing, open, SealError } from '@tvm/keys';
import { issuerOf } from '@tvm/policy';
import type { Log } from '../logger.ts';
import { isDisusedSince, secondsUntilNext } from '../receivers/backoff.ts';
import type { Delivery } from '../receivers/keep-delivering.ts';
import { type Posted, post } from '../receivers/post.ts';
import type { Sign } from '../signing/signing-keys.ts';
import {
  advance,
  claimStreams,
  leaseFrom,
  makeTokens,
  type StreamRow,
  settleToken,
  type TokenRow,
  waitingTokens,
} from './signals.queries.ts';

export interface SignalDeps {
  /** RS256, as the CAEP interoperability profile asks for. */
  sign: Sign;
  webhookKeys: KeyRing;
  publicOrigin: string;
  log: Log;
  now: () => Date;
  random: () => number;
}

/** The streams that are due. What happened becomes tokens of each, signed; those of a push stream go to its receiver one after the other, in their order. At least once, under the same `jti`. */
export async function dueSignals(db: Database, deps: SignalDeps, free: number): Promise<Delivery[]> {
  const claimed = await claimStreams(db, deps.now(), free);
  return claimed.map((stream) => ({
    receiver: `stream ${stream.id}`,
    deliver: () => serve(db, deps, stream),
  }));
}

async function serve(db: Database, deps: SignalDeps, claimed: StreamRow): Promise<void> {
  let stream = await makeTokens(
    db,
    claimed,
    ({ transaction, at, userId, user, organisation }, uri, says) => {
      const iss = issuerOf(deps.publicOrigin);
      const moment = Math.floor(at.getTime() / 1000);
      return {
        ...{ iss, aud: claimed.clientId, iat: Math.floor(deps.now().getTime() / 1000), txn: transaction },
        sub_id: { format: 'iss_sub', iss, sub: userId },
        events: { [uri]: { event_timestamp: moment, ...says } },
        // As the feed names them.
        ...{ user, organisation },
      };
    },
    deps.now(),
  );
  if (!stream) return;
  for (const waiting of await waitingTokens(db, stream.id)) {
    const token = waiting.token ?? (await signToken(db, deps, waiting));
    if (stream.method === 'poll') continue;
    stream = await push(db, deps, stream, waiting, token);
    if (!stream) return;
  }
  await advance(db, stream, { claimedUntil: null, nextAttemptAt: null }, deps.now());
}

async function signToken(db: Database, { sign }: SignalDeps, { id, claims }: TokenRow): Promise<string> {
  const token = await sign({ ...claims, jti: id }, 'secevent+jwt');
  await settleToken(db, id, { token });
  return token;
}

/** RFC 8935. Undefined: this stream is done with for now. */
async function push(
  db: Database,
  deps: SignalDeps,
  stream: StreamRow,
  { id }: TokenRow,
  token: string,
): Promise<StreamRow | undefined> {
  const { url, sealedAuthorization } = stream;
  if (url === null) return undefined;
  const authorization = sealedAuthorization && openAuthorization(deps, stream.id, sealedAuthorization);
  const headers = {
    ...{ 'content-type': 'application/secevent+jwt', accept: 'application/json' },
    ...(authorization && { authorization }),
  };
  const posted = await post(url, token, headers, deps.publicOrigin.startsWith('http:'));
  if (posted.error !== null) return fail(db, deps, stream, posted);
  const now = deps.now();
  await settleToken(db, id, { doneAt: now });
  return advance(db, stream, { attempts: 0, failingSince: null, claimedUntil: leaseFrom(now) }, now);
}

function openAuthorization({ webhookKeys }: SignalDeps, id: string, sealed: string): string | undefined {
  try {
    return Buffer.from(open(webhookKeys, sealed, { userId: id, purpose: 'webhook-secret' })).toString();
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

/** Whatever is wrong, what comes behind waits: the order is the receiver's. After 72 hours nobody is listening any more; its client enables it again. */
async function fail(
  db: Database,
  deps: SignalDeps,
  stream: StreamRow,
  { error, retryAfterSeconds }: Posted,
): Promise<undefined> {
  const now = deps.now();
  const failingSince = stream.failingSince ?? now;
  if (isDisusedSince(failingSince, now)) {
    const change = { status: 'disabled', statusReason: 'failing', claimedUntil: null } as const;
    if (await advance(db, stream, change, now))
      deps.log.warn({ reason: error ?? '', clientId: stream.clientId }, 'a stream of signals was disabled');
    return undefined;
  }
  const seconds = secondsUntilNext(stream.attempts, retryAfterSeconds, deps.random);
  const nextAttemptAt = new Date(now.getTime() + seconds * 1000);
  const attempts = stream.attempts + 1;
  await advance(db, stream, { attempts, failingSince, nextAttemptAt, claimedUntil: null }, now);
  return undefined;
}
