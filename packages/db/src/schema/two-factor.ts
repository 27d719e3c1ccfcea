import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { credentialEpoch, id, instant, oneOf } from './columns.ts';
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

export const decisions = ['approved', 'rejected', 'cancelled', 'expired'] as const;

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
    decision: text({ enum: decisions }),
    /** Why it was rejected. */
    decisionReason: text(),
  },
  (table) => [
    check('reversals_decision', oneOf('decision', decisions)),
    check(
      'reversals_decided_whole',
      sql`(decision is null) = (decided_at is null) and (decision is null or decision = 'expired') = (decided_by is null)`,
    ),
    check('reversals_two_employees', sql`decision is distinct from 'approved' or decided_by <> requested_by`),
    check('reversals_exemption_days', sql`exemption_days between 1 and 90`),
    uniqueIndex('reversals_one_open_an_organisation').on(table.organisationId).where(sql`decision is null`),
    index('reversals_organisation').on(table.organisationId, table.id),
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

export const supportRequestKinds = ['reset', 'new_phone'] as const;

/**
 * What support did, or asks another employee to allow, for one user: `reset` takes the authenticator away, `new_phone` lets the user's own mailed link
 * replace it. Made in the user's `credentialEpoch`; older means dead. Where no second employee is needed it is approved at once by whoever asked.
 */
export const supportRequests = pgTable(
  'support_requests',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: supportRequestKinds }).notNull(),
    credentialEpoch: credentialEpoch(),
    requestedBy: uuid()
      .notNull()
      .references(() => users.id),
    reason: text().notNull(),
    ticketReference: text().notNull(),
    /** The points of the identity checklist that were gone through. */
    identityChecks: jsonb().$type<string[]>().notNull(),
    needsSecondEmployee: boolean().notNull(),
    requestedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    decision: text({ enum: decisions }),
    decisionReason: text(),
  },
  (table) => [
    check('support_requests_kind', oneOf('kind', supportRequestKinds)),
    check('support_requests_decision', oneOf('decision', decisions)),
    check(
      'support_requests_decided_whole',
      sql`(decision is null) = (decided_at is null) and (decision is null or decision = 'expired') = (decided_by is null)`,
    ),
    check(
      'support_requests_two_employees',
      sql`decision is distinct from 'approved' or not needs_second_employee or decided_by <> requested_by`,
    ),
    check(
      'support_requests_not_for_oneself',
      sql`requested_by <> user_id and decided_by is distinct from user_id`,
    ),
    uniqueIndex('support_requests_one_open_a_user').on(table.userId).where(sql`decision is null`),
    index('support_requests_user').on(table.userId, table.id),
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

/** The figures of the rollout on each day (Europe/Amsterdam), as they last were on that day. */
export const rolloutDays = pgTable('rollout_days', {
  day: date({ mode: 'string' }).primaryKey(),
  users: integer().notNull(),
  enrolled: integer().notNull(),
  invited: integer().notNull(),
  undeliverable: integer().notNull(),
  neverLoggedIn: integer().notNull(),
  wouldBeStopped: integer().notNull(),
  countedAt: instant().notNull(),
});
