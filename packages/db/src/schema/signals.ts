import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { transactionId } from './audit.ts';
import { clients } from './clients.ts';
import { id, instant, oneOf } from './columns.ts';

export const streamMethods = ['push', 'poll'] as const;
export const streamStatuses = ['enabled', 'paused', 'disabled'] as const;

/**
 * That everything somebody was logged in to has ended at once. Written by the database in the transaction that ended it (`sql/logouts.sql`), with ids of the audit trail's own sequence, so that both are one
 * ordered feed.
 */
export const sessionEnds = pgTable(
  'session_ends',
  {
    id: bigint({ mode: 'number' }).primaryKey().default(sql`nextval('audit_events_id_seq')`),
    transactionId: transactionId().notNull().default(sql`pg_current_xact_id()`),
    userId: uuid().notNull(),
    organisationId: uuid(),
    /** By the database's clock. */
    at: instant().notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('session_ends_transaction').on(table.transactionId, table.id),
    index('session_ends_at').on(table.at),
  ],
);

/** An event stream of the Shared Signals Framework: what a client wants to hear of, and how it gets there. `cursor` is behind the last event that became a token of it. */
export const signalStreams = pgTable(
  'signal_streams',
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    method: text({ enum: streamMethods }).notNull(),
    /** Where they are pushed to; null where they are polled. */
    url: text(),
    /** Sealed: the `Authorization` that the receiver wants to see. */
    sealedAuthorization: text(),
    /** URIs; null: all. */
    eventsRequested: text().array(),
    description: text(),
    status: text({ enum: streamStatuses }).notNull().default('enabled'),
    statusReason: text(),
    cursor: text().notNull(),
    attempts: integer().notNull().default(0),
    failingSince: instant(),
    nextAttemptAt: instant(),
    /** Which delivering process has it, and until when. */
    claimedUntil: instant(),
    verificationAskedAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    check('signal_streams_method', oneOf('method', streamMethods)),
    check('signal_streams_status', oneOf('status', streamStatuses)),
    check('signal_streams_push', sql`(method = 'push') = (url is not null)`),
    check('signal_streams_cursor', sql`cursor ~ '^[0-9]+:[0-9]+$'`),
    index('signal_streams_client').on(table.clientId),
  ],
);

/** A security event token (RFC 8417) of a stream: `id` is its `jti`. Signed by the mailworker before it leaves; done with once the receiver has taken it, or said that it can't. */
export const signalTokens = pgTable(
  'signal_tokens',
  {
    id: id(),
    streamId: uuid()
      .notNull()
      .references(() => signalStreams.id, { onDelete: 'cascade' }),
    claims: jsonb().$type<Record<string, unknown>>().notNull(),
    token: text(),
    createdAt: instant().notNull(),
    doneAt: instant(),
    /** What the receiver found wrong with it (RFC 8935, section 2.4). */
    error: text(),
  },
  (table) => [
    index('signal_tokens_waiting').on(table.streamId, table.id).where(sql`done_at is null`),
    index('signal_tokens_created').on(table.createdAt),
  ],
);
