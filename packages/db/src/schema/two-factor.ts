import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { approvals } from './approvals.ts';
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
    endedByReversalId: uuid().references(() => approvals.id),
  },
  (table) => [
    uniqueIndex('activations_one_open_an_organisation').on(table.organisationId).where(sql`ended_at is null`),
    check('activations_ended_by_a_reversal', sql`(ended_at is null) = (ended_by_reversal_id is null)`),
    index('activations_organisation').on(table.organisationId),
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
      .references(() => approvals.id),
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

/** One row: whether the invitations and reminders of the mandatory date are stopped, and when they were last looked after. */
export const mandatoryCampaign = pgTable(
  'mandatory_campaign',
  {
    id: integer().primaryKey().default(1),
    stoppedAt: instant(),
    stoppedBy: uuid().references(() => users.id),
    lastRunAt: instant(),
  },
  () => [
    check('mandatory_campaign_is_one_row', sql`id = 1`),
    check('mandatory_campaign_stopped_whole', sql`(stopped_at is null) = (stopped_by is null)`),
  ],
);

/** The figures of the rollout of each organisation as `organisation_standing` last had them: counting everybody takes too long for a request. */
export const organisationFigures = pgTable('organisation_figures', {
  organisationId: uuid()
    .primaryKey()
    .references(() => organisations.id, { onDelete: 'cascade' }),
  mainUsers: integer().notNull(),
  figures: jsonb().$type<Record<string, number>>().notNull(),
});

/** The figures of the rollout on each day (Europe/Amsterdam), as they last were on that day. */
export const rolloutDays = pgTable('rollout_days', {
  day: date({ mode: 'string' }).primaryKey(),
  users: integer().notNull(),
  enrolled: integer().notNull(),
  underWay: integer().notNull(),
  undeliverable: integer().notNull(),
  neverLoggedIn: integer().notNull(),
  wouldBeStopped: integer().notNull(),
  toInvite: integer().notNull().default(0),
  countedAt: instant().notNull(),
});
