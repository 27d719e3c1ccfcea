import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, oneOf } from './columns.ts';

export const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });

export const actorKinds = ['user', 'employee', 'client', 'system', 'anonymous'] as const;
export const auditResults = ['success', 'failure', 'refused'] as const;

/**
 * Append-only: the services' roles may read, and insert the types that are theirs (`sql/audit.sql`). Names and addresses of people aren't here, but their ids, so that erasure
 * stays possible. `transactionId` gives the sealer the order of commit.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    transactionId: transactionId().notNull().default(sql`pg_current_xact_id()`),
    /** By the clock of the process that tells. */
    occurredAt: instant().notNull(),
    /** By the database's clock, whatever its writer says; null of what was written before it did. */
    recordedAt: instant(),
    type: text().notNull(),
    result: text({ enum: auditResults }).notNull(),
    reason: text(),
    actorKind: text({ enum: actorKinds }).notNull(),
    actorId: uuid(),
    organisationId: uuid(),
    userId: uuid(),
    clientAddress: text(),
    /** Of the request that it happened in, or that left the job it happened in; in the log too. */
    requestId: uuid(),
    details: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (table) => [
    check('audit_events_actor_kind', oneOf('actor_kind', actorKinds)),
    check('audit_events_result', oneOf('result', auditResults)),
    index('audit_events_organisation').on(table.organisationId, table.id),
    index('audit_events_user').on(table.userId, table.id),
    /** Written in the order of time and never again: a summary of each range of blocks is enough, and costs an event nothing. */
    index('audit_events_occurred').using('brin', table.occurredAt),
    index('audit_events_type').on(table.type, table.id),
    index('audit_events_actor').on(table.actorId, table.id).where(sql`actor_id is not null`),
    index('audit_events_transaction').on(table.transactionId, table.id),
  ],
);

/**
 * What nobody is behind, counted instead of told one by one (SECURITY rule 28): a row a user (null where the address is nobody's), network and minute. Not sealed, kept for 90 days:
 * whoever wants to can cause any number of these, and none of them says who. Written by `count_anonymous` alone, which says how many rows a minute may have.
 */
export const anonymousEvents = pgTable(
  'anonymous_events',
  {
    minute: instant().notNull(),
    /** /24, or /48 of IPv6. */
    network: text().notNull(),
    type: text().notNull(),
    result: text({ enum: auditResults }).notNull(),
    reason: text(),
    userId: uuid(),
    count: bigint({ mode: 'number' }).notNull().default(1),
  },
  (table) => [
    check('anonymous_events_result', oneOf('result', auditResults)),
    check('anonymous_events_by_minute', sql`extract(epoch from minute)::bigint % 60 = 0 and count > 0`),
    unique('anonymous_events_key')
      .on(table.minute, table.network, table.type, table.result, table.reason, table.userId)
      .nullsNotDistinct(),
    index('anonymous_events_user').on(table.userId, table.minute).where(sql`user_id is not null`),
  ],
);

/**
 * A sealed batch of events: all of the transactions from `fromTransactionId` up to and including `toTransactionId`, which begins where the batch
 * before it ended. `signature` is over the other columns but `purgedAt`, the digest of the events and the signature of the seal before. Written by the role
 * `sealer` only. A purge drops the events of whole batches and keeps their seals.
 */
export const auditSeals = pgTable(
  'audit_seals',
  {
    sequence: bigint({ mode: 'number' }).primaryKey(),
    fromTransactionId: transactionId().notNull(),
    toTransactionId: transactionId().notNull(),
    events: integer().notNull(),
    /** SHA-256 of the events, base64url: the signature can be verified when they are gone. */
    eventsDigest: text().notNull(),
    previousSignature: text().notNull(),
    /** `keyId.base64url(signature)`, Ed25519 */
    signature: text().notNull(),
    sealedAt: instant().notNull(),
    purgedAt: instant(),
  },
  (table) => [
    unique('audit_seals_never_fork').on(table.previousSignature),
    check('audit_seals_in_order', sql`sequence > 0 and from_transaction_id <= to_transaction_id`),
  ],
);
