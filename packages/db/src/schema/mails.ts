import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, oneOf } from './columns.ts';
import { users } from './people.ts';
import { activations } from './two-factor.ts';

export const mailKinds = [
  'registration',
  'two_factor_activated',
  'password_reset',
  'password_changed',
  'authenticator_replaced',
  'authenticator_replaced_notice',
] as const;
export const mailStates = [
  'queued',
  'sending',
  'accepted',
  'delivered',
  'deferred',
  'bounced',
  'complained',
  'failed',
  'withdrawn',
] as const;
export const mailRequesters = [
  'system',
  'activation',
  'own',
  'main_user',
  'support',
  'anonymous',
  'renewal',
] as const;

/** What a mail says besides its user's own data. No address, token, code or secret. */
export interface MailParams {
  /** `password_reset`: what the person said to have lost. */
  lost?: 'password' | 'authenticator';
  /** `registration`: how many times the chain was renewed already. */
  renewals?: number;
  /** `authenticator_replaced_notice`: whose authenticator was replaced (`users.id`). */
  subjectUserId?: string;
  /** The instant that a notice speaks of, RFC 3339. */
  at?: string;
}

/** A mail and what became of it. The raw token is in no column: its sealed copy is wiped when the provider has accepted the mail. */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    /** Null: to support, where an organisation has no other main user. */
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: mailKinds }).notNull(),
    requestedBy: text({ enum: mailRequesters }).notNull(),
    activationId: uuid().references(() => activations.id),
    params: jsonb().$type<MailParams>().notNull().default({}),
    state: text({ enum: mailStates }).notNull().default('queued'),
    sealedToken: text(),
    attempts: integer().notNull().default(0),
    providerMessageId: text(),
    /** A short code of ours, never a provider's text. */
    lastError: text(),
    createdAt: instant().notNull(),
    acceptedAt: instant(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    check('mails_kind', oneOf('kind', mailKinds)),
    check('mails_state', oneOf('state', mailStates)),
    check('mails_requested_by', oneOf('requested_by', mailRequesters)),
    check('mails_token_wiped_once_accepted', sql`sealed_token is null or state in ('queued', 'sending')`),
    index('mails_user').on(table.userId, table.createdAt),
    index('mails_activation').on(table.activationId),
    index('mails_key')
      .on(sql`split_part(sealed_token, '.', 1)`, table.id)
      .where(sql`sealed_token is not null`),
  ],
);

export const mailBudgetScopes = ['own', 'main_user', 'support', 'anonymous', 'renewal'] as const;

/**
 * When links were last asked for, the latest five at most: by whom (`scope`) and for whom (`subject`, a user's id or a keyed hash of an
 * address, known or not).
 */
export const mailBudgets = pgTable(
  'mail_budgets',
  {
    scope: text({ enum: mailBudgetScopes }).notNull(),
    subject: text().notNull(),
    requestedAt: instant().array().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.subject] }),
    check('mail_budgets_scope', oneOf('scope', mailBudgetScopes)),
    check('mail_budgets_at_most_five', sql`cardinality(requested_at) <= 5`),
    index('mail_budgets_updated').on(table.updatedAt),
  ],
);

/** One row: when the next mail may leave, over all workers. */
export const mailPace = pgTable(
  'mail_pace',
  { id: integer().primaryKey().default(1), nextAt: instant().notNull() },
  () => [check('mail_pace_is_one_row', sql`id = 1`)],
);

/** A row a living worker process, so that the jobs of a killed one can be freed. */
export const workerHeartbeats = pgTable('worker_heartbeats', {
  workerId: text().primaryKey(),
  seenAt: instant().notNull(),
});
