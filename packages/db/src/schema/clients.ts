import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { approvals } from './approvals.ts';
import { credentialEpoch, id, instant, oneOf } from './columns.ts';
import { users } from './people.ts';
import { sessions } from './sessions.ts';

/** What a client may do: the least that it needs. */
export const clientScopes = [
  'provisioning',
  'credentials',
  'decisions',
  'verifications',
  'registrations',
  'events',
  'ssf.manage',
  'ssf.read',
] as const;
export type ClientScope = (typeof clientScopes)[number];
/** How a client proves to be itself (RFC 7591, `token_endpoint_auth_method`). */
export const clientAuthMethods = ['client_secret_basic', 'private_key_jwt'] as const;

/** Public keys only: a JWK Set (RFC 7517). */
export interface PublicKeys {
  keys: Record<string, unknown>[];
}

/** What a client is to get, beside what it has: more scopes, public keys, one more secret, more addresses to send a browser back to or to tell that a login ended. */
export interface ClientGrant {
  scopes?: ClientScope[];
  jwks?: PublicKeys;
  secret?: true;
  redirectUris?: string[];
  postLogoutRedirectUris?: string[];
  backchannelLogoutUris?: string[];
}

/**
 * Another TVM system. Its secrets are rows of their own, so that two can be valid while one is rotated. With `redirectUris` it is also a web
 * application whose users log in with Mijn TVM. What was issued before `tokensValidFrom` is dead.
 */
export const clients = pgTable(
  'clients',
  {
    id: id(),
    name: text().notNull().unique(),
    scopes: text({ enum: clientScopes }).array().notNull().default(sql`'{}'`),
    authMethod: text({ enum: clientAuthMethods }).notNull().default('client_secret_basic'),
    jwks: jsonb().$type<PublicKeys>(),
    redirectUris: text().array().notNull().default(sql`'{}'`),
    postLogoutRedirectUris: text().array().notNull().default(sql`'{}'`),
    /** Where logout tokens go (OpenID Connect Back-Channel Logout 1.0): one, or two while it moves. */
    backchannelLogoutUris: text().array().notNull().default(sql`'{}'`),
    tokensValidFrom: instant(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  () => [
    check('clients_auth_method', oneOf('auth_method', clientAuthMethods)),
    check('clients_keys', sql`(auth_method = 'private_key_jwt') = (jwks is not null)`),
    check(
      'clients_scopes',
      sql`scopes <@ array['provisioning', 'credentials', 'decisions', 'verifications', 'registrations', 'events', 'ssf.manage', 'ssf.read']`,
    ),
  ],
);

/** SHA-256 of 256 random bits. Two at most are valid at a time. */
export const clientSecrets = pgTable(
  'client_secrets',
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    secretHash: text().notNull().unique(),
    /** By which approval it was allowed: each is good for one. Null: made on the host. */
    approvalId: uuid()
      .unique()
      .references((): AnyPgColumn => approvals.id),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [index('client_secrets_client').on(table.clientId)],
);

/**
 * What `oidc-provider` keeps, by the hash of its id: the id of an authorisation code or access token is the token itself. An expired row counts
 * as gone.
 */
export const oidcRecords = pgTable(
  'oidc_records',
  {
    model: text().notNull(),
    idHash: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Of the grant that it hangs on. */
    grantId: text(),
    /** Of an OIDC session. */
    uid: text(),
    consumedAt: instant(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.model, table.idHash] }),
    index('oidc_records_grant').on(table.grantId).where(sql`grant_id is not null`),
    index('oidc_records_uid').on(table.uid).where(sql`uid is not null`),
    index('oidc_records_expires').on(table.expiresAt),
  ],
);

/**
 * What a web application was granted hangs on a live session of ours, of the user's epoch, and ends with it: `endedAt` is when the application was told so
 * (`sql/logouts.sql`). It outlives its session by 30 days, because the application's own session may.
 */
export const oidcGrants = pgTable(
  'oidc_grants',
  {
    grantId: text().primaryKey(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    credentialEpoch: credentialEpoch(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [
    index('oidc_grants_session').on(table.sessionId),
    index('oidc_grants_user').on(table.userId),
    index('oidc_grants_expires').on(table.expiresAt),
  ],
);

/**
 * What a request with an Idempotency-Key was answered, written in the transaction that did it; until then who has it in hand (`reservation`), so that of two at
 * once one is done. The key is the client's own; the request is bound to it by an HMAC, so that no code can be found out from the row.
 */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    clientId: uuid()
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    keyHash: text().notNull(),
    /** `keyId.base64url(hmac)` */
    requestHmac: text().notNull(),
    reservation: uuid().notNull(),
    reservedAt: instant().notNull(),
    response: jsonb().$type<Record<string, unknown>>(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.clientId, table.keyHash] }),
    index('idempotency_keys_created').on(table.createdAt),
  ],
);

/** Clients that gave so many wrong codes in a row for a user that they are stopped for that user (100); support lets them go on. */
export const stoppedVerifiers = pgTable(
  'stopped_verifiers',
  {
    clientId: uuid()
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    stoppedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.clientId, table.userId] }),
    index('stopped_verifiers_user').on(table.userId),
  ],
);

/**
 * Where a client wants its events. Deliveries go out one after the other from `cursor` on, which is behind the last event that was taken. The secrets
 * are sealed; the former one still signs until `formerSecretUntil`.
 */
export const webhooks = pgTable(
  'webhooks',
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    url: text().notNull(),
    sealedSecret: text().notNull(),
    formerSealedSecret: text(),
    formerSecretUntil: instant(),
    /** The types it wants; null: all. */
    eventTypes: text().array(),
    /** `transaction:event` of the last event that is done with. */
    cursor: text().notNull(),
    attempts: integer().notNull().default(0),
    failingSince: instant(),
    nextAttemptAt: instant(),
    /** Which delivering process has it, and until when. */
    claimedUntil: instant(),
    isDisabled: boolean().notNull().default(false),
    disabledReason: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    unique('webhooks_one_a_url').on(table.clientId, table.url),
    check('webhooks_former_secret', sql`(former_sealed_secret is null) = (former_secret_until is null)`),
    check('webhooks_disabled', sql`is_disabled = (disabled_reason is not null)`),
    check('webhooks_cursor', sql`cursor ~ '^[0-9]+:[0-9]+$'`),
    index('webhooks_due').on(table.nextAttemptAt).where(sql`not is_disabled`),
  ],
);

/** The latest attempts of a webhook, for its client to look at. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: id(),
    webhookId: uuid()
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    eventId: text().notNull(),
    eventType: text().notNull(),
    attempt: integer().notNull(),
    /** The HTTP status, or null where there was no answer. */
    status: integer(),
    /** A short code of ours where it failed. */
    error: text(),
    durationMs: integer().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('webhook_deliveries_webhook').on(table.webhookId, table.id)],
);
