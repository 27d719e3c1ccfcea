import { readPublicEvents, signalUris } from '@tvm/audit';
import { type Database, signalStreams } from '@tvm/db';
import { seal } from '@tvm/keys';
import { issuerOf } from '@tvm/policy';
import { and, asc, eq } from 'drizzle-orm';
import { isReceiverUrl } from '../clients/receiver-url.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problems.ts';
import { byClient, recordEvent } from '../trail/audit.ts';

export const signalsPath = '/totpservice/ssf/v1';
export const pushMethod = 'urn:ietf:rfc:8935';
export const pollMethod = 'urn:ietf:rfc:8936';
/** Seconds that a receiver leaves between two verifications. */
export const verificationSeconds = 10;

export type StreamRow = typeof signalStreams.$inferSelect;

/** Which client asks, and from where. */
export interface Asked {
  deps: Deps;
  clientId: string;
  address: string;
}

/** What a receiver says of a stream; what it doesn't say is undefined. */
export interface GivenStream {
  events_requested?: string[];
  description?: string;
  delivery?: { method?: string; endpoint_url?: string; authorization_header?: string };
}

/** A stream of that very client; another's is none. */
export const isStreamOf = (clientId: string, id: string) =>
  and(eq(signalStreams.id, id), eq(signalStreams.clientId, clientId));

/** @throws ProblemError where the client has no such stream */
export async function lockStream(tx: Database, clientId: string, id: string): Promise<StreamRow> {
  const [row] = await tx.select().from(signalStreams).where(isStreamOf(clientId, id)).for('update');
  if (!row) throw new ProblemError('not_found');
  return row;
}

export const streamsOf = (db: Database, clientId: string): Promise<StreamRow[]> =>
  db.select().from(signalStreams).where(eq(signalStreams.clientId, clientId)).orderBy(asc(signalStreams.id));

/** As its receiver sees it (Shared Signals Framework 1.0, section 8.1.1): never with the authorization that it gave. */
export function describeStream({ config }: Deps, row: StreamRow): object {
  const { id, clientId, method, url, eventsRequested, description } = row;
  const origin = config.publicOrigin;
  return {
    ...{ stream_id: id, iss: issuerOf(origin), aud: clientId, events_supported: signalUris },
    ...(eventsRequested && { events_requested: eventsRequested }),
    events_delivered: signalUris.filter((uri) => eventsRequested?.includes(uri) ?? true),
    delivery:
      method === 'push'
        ? { method: pushMethod, endpoint_url: url }
        : { method: pollMethod, endpoint_url: `${origin}${signalsPath}/streams/${id}/poll` },
    min_verification_interval: verificationSeconds,
    ...(description !== null && { description }),
  };
}

/** What a receiver gave, as it is kept. @throws ProblemError for an address that nothing goes to */
export function keptOf({ deps }: Asked, id: string, { delivery, ...given }: GivenStream) {
  const { config } = deps;
  const { method = pollMethod, endpoint_url: url, authorization_header: authorization } = delivery ?? {};
  const told = {
    eventsRequested: given.events_requested ?? null,
    description: given.description ?? null,
  };
  if (method === pollMethod)
    return { ...told, method: 'poll' as const, url: null, sealedAuthorization: null };
  if (url === undefined || !isReceiverUrl(url, config.publicOrigin))
    throw new ProblemError('webhook_url_refused');
  const context = { userId: id, purpose: 'webhook-secret' } as const;
  const sealedAuthorization =
    authorization === undefined ? null : seal(config.keys.webhook, Buffer.from(authorization), context);
  return { ...told, method: 'push' as const, url, sealedAuthorization };
}

/** Behind everything that happened until now; what is under way is still to come. */
export const endOfFeed = async (tx: Database): Promise<string> =>
  (await readPublicEvents(tx, { after: '0:0', limit: 1, types: [] })).next;

/** That a client changed a stream. */
export const recordChange = (
  tx: Database,
  { deps, clientId, address }: Asked,
  stream: string,
  what: string,
) =>
  recordEvent(
    tx,
    {
      ...{ type: 'signal_stream_changed', result: 'success', details: { stream, what } },
      ...byClient({ clientId }, {}, address),
    },
    deps.now(),
  );
