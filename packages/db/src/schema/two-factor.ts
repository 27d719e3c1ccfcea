import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisations, users } from './people.ts';

/** An organisation's 2FA, on since `activatedAt`. One-way for the portal: only an approved reversal ends it. */
export const activations = pgTable(
  'activations',
  {
    id: id(),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id),
    activatedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    activatedAt: instant().notNull(),
    endedAt: instant(),
    endedByReversalId: uuid().references(() => reversals.id),
  },
  (table) => [
    uniqueIndex('activations_one_open_an_organisation').on(table.organisationId).where(sql`ended_at is null`),
    check('activations_ended_by_a_reversal', sql`(ended_at is null) = (ended_by_reversal_id is null)`),
    index('activations_organisation').on(table.organisationId),
  ],
);

/** Support's request to take an organisation's 2FA back, decided by another employee. */
export const reversals = pgTable(
  'reversals',
  {
    id: id(),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id),
    requestedBy: uuid()
      .notNull()
      .references(() => users.id),
    reason: text().notNull(),
    ticketReference: text().notNull(),
    exemptionDays: integer(),
    requestedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    decision: text({ enum: ['approved', 'rejected', 'cancelled'] }),
  },
  (table) => [
    check('reversals_decision', sql`decision in ('approved', 'rejected', 'cancelled')`),
    check(
      'reversals_decided_whole',
      sql`(decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)`,
    ),
    check('reversals_two_employees', sql`decision is distinct from 'approved' or decided_by <> requested_by`),
    check('reversals_exemption_days', sql`exemption_days between 1 and 90`),
    uniqueIndex('reversals_one_open_an_organisation').on(table.organisationId).where(sql`decision is null`),
  ],
);

/** A written, time-boxed leave from 2FA. Ends by itself, or earlier by an activation. */
export const exemptions = pgTable(
  'exemptions',
  {
    id: id(),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id),
    reversalId: uuid()
      .notNull()
      .unique()
      .references(() => reversals.id),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [
    check(
      'exemptions_at_most_90_days',
      sql`ends_at > starts_at and ends_at <= starts_at + interval '90 days 1 hour'`,
    ),
    uniqueIndex('exemptions_one_open_an_organisation').on(table.organisationId).where(sql`ended_at is null`),
  ],
);
