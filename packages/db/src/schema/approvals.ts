import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type ClientGrant, clients } from './clients.ts';
import { id, instant, oneOf } from './columns.ts';
import { type EmployeeRole, users } from './people.ts';
import type { SensitiveChangeKind } from './sensitive-changes.ts';

export const approvalKinds = [
  'reversal',
  'reset',
  'new_phone',
  'first_enrolment',
  'new_client',
  'client_grant',
  'new_employee',
  'employee_role',
  'organisation_deletion',
] as const;
export const decisions = ['approved', 'rejected', 'cancelled', 'expired'] as const;

/** What belongs to some kinds only. */
export interface ApprovalParams {
  /** Of a reversal, in days from the approval; undefined: as long as needed then. */
  exemptionDays?: number;
  /** The points of the identity checklist that were gone through. */
  identityChecks?: string[];
  /** Of a first enrolment that the service holds: the changes that it was asked for. */
  because?: SensitiveChangeKind[];
  /** Of a new client and a client's grant: what it is to get. */
  grant?: ClientGrant;
  /** Of a new employee: who, beside the address (`proposed` is its canonical form). */
  employee?: NewEmployee;
  /** Of a new employee and of another role. */
  role?: EmployeeRole;
  /** Of the deletion of an organisation: its name when it was asked for, which is there no longer afterwards. */
  organisationName?: string;
  /** The same, asked by another system: which, and the source's version of the deletion. */
  clientId?: string;
  sourceVersion?: number;
}

export interface NewEmployee {
  email: string;
  firstName: string;
  namePrefix: string;
  surname: string;
  language: 'nl' | 'en';
}

/**
 * What one employee asked for and another one decides (SECURITY rule 26), whatever the kind. Made in the `credentialEpoch` of a user; older means dead. Where no
 * second employee is needed it is approved at once by whoever asked.
 */
export const approvals = pgTable(
  'approvals',
  {
    id: id(),
    kind: text({ enum: approvalKinds }).notNull(),
    /** Outlives the organisation: that it was deleted, and who decided so. */
    organisationId: uuid(),
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    clientId: uuid().references(() => clients.id),
    /** By what is known what isn't there yet: the name of a client, the canonical address of an employee. Once approved, what was made stands beside it. */
    proposed: text(),
    credentialEpoch: integer(),
    params: jsonb().$type<ApprovalParams>().notNull().default({}),
    /** Of what was true of the subject when it was asked for; of what was shown to who approved, once approved. */
    version: text().notNull(),
    needsSecondEmployee: boolean().notNull(),
    /** Null: a first enrolment that the service itself holds, or a deletion that another system asks for. */
    requestedBy: uuid().references(() => users.id),
    reason: text().notNull(),
    ticketReference: text().notNull(),
    requestedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    decision: text({ enum: decisions }),
    /** Why it was rejected. */
    decisionReason: text(),
  },
  (table) => [
    check('approvals_kind', oneOf('kind', approvalKinds)),
    check('approvals_decision', oneOf('decision', decisions)),
    check(
      'approvals_one_subject',
      sql`num_nonnulls(organisation_id, user_id, client_id) = case when proposed is null or decision = 'approved' then 1 else 0 end`,
    ),
    check('approvals_epoch_of_a_user', sql`(user_id is null) = (credential_epoch is null)`),
    check(
      'approvals_kinds_of_an_organisation',
      sql`(kind in ('reversal', 'organisation_deletion')) = (organisation_id is not null)`,
    ),
    check(
      'approvals_decided_whole',
      sql`(decision is null) = (decided_at is null)
        and case when decision is null or decision = 'expired' then decided_by is null else decision = 'cancelled' or decided_by is not null end`,
    ),
    check(
      'approvals_two_employees',
      sql`decision is distinct from 'approved' or not needs_second_employee or decided_by <> requested_by`,
    ),
    check(
      'approvals_organisation_needs_two',
      sql`kind not in ('reversal', 'organisation_deletion') or needs_second_employee`,
    ),
    check(
      'approvals_not_for_oneself',
      sql`user_id is null or (requested_by is distinct from user_id and decided_by is distinct from user_id)`,
    ),
    check(
      'approvals_proposed_of_a_new_one',
      sql`(kind in ('new_client', 'new_employee')) = (proposed is not null)`,
    ),
    check('approvals_grant_to_a_client', sql`kind <> 'client_grant' or client_id is not null`),
    check('approvals_role_of_a_user', sql`kind <> 'employee_role' or user_id is not null`),
    check(
      'approvals_role_named',
      sql`kind not in ('new_employee', 'employee_role') or coalesce(params ->> 'role', '') in ('support', 'support_lead', 'auditor')`,
    ),
    check(
      'approvals_power_needs_two',
      sql`kind not in ('new_client', 'client_grant', 'new_employee', 'employee_role') or needs_second_employee`,
    ),
    check('approvals_first_enrolment_needs_two', sql`kind <> 'first_enrolment' or needs_second_employee`),
    check(
      'approvals_asked_by_somebody',
      sql`requested_by is not null or kind = 'first_enrolment' or kind = 'organisation_deletion' and params ? 'clientId'`,
    ),
    check('approvals_exemption_days', sql`(params ->> 'exemptionDays')::integer between 1 and 90`),
    uniqueIndex('approvals_one_open_an_organisation')
      .on(table.kind, table.organisationId)
      .where(sql`decision is null`),
    uniqueIndex('approvals_one_open_a_user').on(table.kind, table.userId).where(sql`decision is null`),
    uniqueIndex('approvals_one_open_help')
      .on(table.userId)
      .where(sql`decision is null and kind in ('reset', 'new_phone')`),
    uniqueIndex('approvals_one_open_a_client').on(table.kind, table.clientId).where(sql`decision is null`),
    uniqueIndex('approvals_one_open_a_proposal').on(table.kind, table.proposed).where(sql`decision is null`),
    index('approvals_organisation').on(table.organisationId, table.id),
    index('approvals_user').on(table.userId, table.id),
    index('approvals_client').on(table.clientId, table.id),
    index('approvals_requested_by').on(table.requestedBy, table.requestedAt),
  ],
);
