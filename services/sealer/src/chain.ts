import { createHash, type Hash } from 'node:crypto';

/** What a seal's signature is over. Transaction ids are decimal. */
export interface SealFields {
  sequence: number;
  fromTransactionId: string;
  toTransactionId: string;
  events: number;
  eventsDigest: string;
  /** Of the seal before; empty for the first. */
  previousSignature: string;
  /** Milliseconds since 1970, decimal. */
  sealedAt: string;
}

/** A row of `audit.queries.ts`. */
export interface Seal extends SealFields {
  signature: string;
}

/** An event, column after column as text, in the order of {@link eventColumns}. */
export type EventRow = (string | null)[];

/** The milliseconds since 1970 of an instant: the same in every time zone and for every setting of dates, and no two instants have the same. */
export const milliseconds = (column: string) => `trim_scale(extract(epoch from ${column}) * 1000)::text`;

/** Every column of `audit_events`, and how it becomes text: such that a dump and restore changes nothing, and no two values have the same. A new one stands last. */
export const eventColumns = {
  transaction_id: 'transaction_id::text',
  id: 'id::text',
  occurred_at: milliseconds('occurred_at'),
  type: 'type',
  result: 'result',
  reason: 'reason',
  actor_kind: 'actor_kind',
  actor_id: 'actor_id::text',
  organisation_id: 'organisation_id::text',
  user_id: 'user_id::text',
  client_address: 'client_address',
  // jsonb keeps keys in an order of its own, each once, and prints numbers and texts in one way.
  details: 'details::text',
  recorded_at: milliseconds('recorded_at'),
  request_id: 'request_id::text',
};

export const startDigest = (): Hash => createHash('sha256');

/**
 * JSON: the borders between columns and events are unambiguous, and null isn't the empty text. Columns that came later stand last and are left out where an event has none of them: from before there
 * was such a column, it is as it was sealed.
 */
export const eventLine = (event: EventRow): string =>
  `${JSON.stringify(event.slice(0, event.findLastIndex((column) => column !== null) + 1))}\n`;

export const addEvent = (digest: Hash, event: EventRow): Hash => digest.update(eventLine(event));

export const endDigest = (digest: Hash): string => digest.digest('base64url');

/** The text that is signed. Another form, or another column of the events, is another version. */
export function sealText(seal: SealFields): string {
  return JSON.stringify([
    'tvm-audit-seal/v2',
    seal.sequence,
    seal.fromTransactionId,
    seal.toTransactionId,
    seal.events,
    seal.eventsDigest,
    seal.previousSignature,
    seal.sealedAt,
  ]);
}

/** A seal as it is exported and published: the signed text as it is, so that who verifies has to form nothing anew. */
export interface Head {
  seal: string;
  signature: string;
}

/** The number of a head's seal. */
export const sequenceOf = ({ seal }: Pick<Head, 'seal'>): number => JSON.parse(seal)[1];

export const headOf = (seal: Seal): Head => ({ seal: sealText(seal), signature: seal.signature });
