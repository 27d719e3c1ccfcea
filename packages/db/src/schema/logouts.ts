import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { transactionId } from './audit.ts';
import { clients } from './clients.ts';
import { id, instant, oneOf } from './columns.ts';

export const signingAlgorithms = ['ES256', 'RS256'] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/**
 * What the mailworker signs with: logout tokens (ES256) and security event tokens (RS256). It makes a pair for each key of its ring, which seals the private one; the public one
 * is in the issuer's JWKS as long as its row is there.
 */
export const signingKeys = pgTable(
  'signing_keys',
  {
    kid: text().primaryKey(),
    algorithm: text({ enum: signingAlgorithms }).notNull(),
    /** Of the ring's key that seals it. */
    ringKeyId: text().notNull(),
    publicKey: jsonb().$type<Record<string, unknown>>().notNull(),
    sealedKey: text().notNull(),
    createdAt: instant().notNull(),
  },
  () => [check('signing_keys_algorithm', oneOf('algorithm', signingAlgorithms))],
);

/**
 * That a login ended and an application is to hear of it, at one of its addresses. Written by the database in the transaction that ended it, whoever did; delivered by
 * the mailworker. The user's row may be gone.
 */
export const backchannelLogouts = pgTable(
  'backchannel_logouts',
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    url: text().notNull(),
    userId: uuid().notNull(),
    sessionId: uuid().notNull(),
    transactionId: transactionId().notNull().default(sql`pg_current_xact_id()`),
    /** By the database's clock. */
    createdAt: instant().notNull().default(sql`clock_timestamp()`),
    attempts: integer().notNull().default(0),
    firstAttemptAt: instant(),
    nextAttemptAt: instant(),
    /** Which delivering process has it, and until when. */
    claimedUntil: instant(),
    deliveredAt: instant(),
    givenUpAt: instant(),
    /** Of the last attempt: the HTTP status, or null where there was no answer. */
    status: integer(),
    /** A short code of ours where it failed. */
    error: text(),
  },
  (table) => [
    check('backchannel_logouts_end', sql`delivered_at is null or given_up_at is null`),
    index('backchannel_logouts_due')
      .on(table.clientId, table.nextAttemptAt)
      .where(sql`delivered_at is null and given_up_at is null`),
    index('backchannel_logouts_transaction').on(table.transactionId),
    index('backchannel_logouts_created').on(table.createdAt),
  ],
);
