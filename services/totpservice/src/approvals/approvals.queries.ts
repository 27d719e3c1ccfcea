import type { Schema } from '@tvm/contract';
import { type ApprovalParams, approvals, type Database, isApprovalOpen, query, users } from '@tvm/db';
import { and, eq, getTableColumns, inArray, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { EmployeeRole } from '../sessions/session.ts';
import { heldBecause, recentChanges, type SensitiveChange } from '../standing/sensitive-changes.ts';
import type { ApprovalRow, KindName, SubjectIds } from './kind.ts';

/** As the contract lists them. */
export interface ApprovalQuery {
  page: number;
  pageSize: number;
  state?: 'open' | 'decided';
  kind?: KindName;
  organisationId?: string;
  userId?: string;
}

/** An approval in the contract's form, without what it would do now, and what that is found by. */
export interface Listed {
  approval: Omit<Schema<'Approval'>, 'impact' | 'version'>;
  ids: SubjectIds;
  params: ApprovalParams;
}

/** An approval, and what an employee may do with it. */
export type FoundApproval = ApprovalRow & { isOpen: boolean; ownPart: OwnPart | null };
type OwnPart = 'second_employee_required' | 'not_for_oneself';

/**
 * Why somebody is no second one for an approval of a query over `approvals`: asked for it, did what holds the enrolment, or is whom it is about (SECURITY rules 17
 * and 26).
 */
const ownPart = (personId: SQLWrapper): SQL<OwnPart | null> =>
  sql<OwnPart | null>`case when approvals.requested_by = ${personId} then 'second_employee_required'
    when approvals.user_id = ${personId} then 'not_for_oneself'
    when approvals.kind = 'first_enrolment' and exists (select from enrolment_holds h
      where h.user_id = approvals.user_id and ${personId} = any (h.actors)) then 'second_employee_required' end`;

const selectFor = (db: Database, id: string, employeeId: string, now: Date) =>
  db
    .select({
      ...getTableColumns(approvals),
      isOpen: isApprovalOpen(now),
      ownPart: ownPart(sql`${employeeId}::uuid`),
    })
    .from(approvals)
    .where(eq(approvals.id, id));

/** The approval as it is now, for this employee, without a lock. */
export async function findApproval(
  db: Database,
  id: string,
  employeeId: string,
  now: Date,
): Promise<FoundApproval | undefined> {
  return (await selectFor(db, id, employeeId, now))[0];
}

/** Locks an approval; undefined where there is none. Its row comes after those of whom it is about. */
export async function lockApproval(
  tx: Database,
  id: string,
  employeeId: string,
  now: Date,
): Promise<FoundApproval | undefined> {
  return (await selectFor(tx, id, employeeId, now).for('update'))[0];
}

/** How many approvals of these kinds wait for this employee. */
export async function countToDecide(
  db: Database,
  employeeId: string,
  kinds: KindName[],
  now: Date,
): Promise<number> {
  const [counted] = await query<{ total: number }>(db, 'count_approvals_to_decide')`
    select count(*)::int as total from approvals
    where ${isApprovalOpen(now)} and kind = any(${sql.param(kinds)}) and ${ownPart(sql`${employeeId}::uuid`)} is null`;
  return counted?.total ?? 0;
}

/** Whom an approval waits for: enabled employees in one of these roles. */
export async function findDeciders(
  db: Database,
  approvalId: string,
  roles: readonly EmployeeRole[],
): Promise<string[]> {
  const found = await db
    .select({ id: users.id })
    .from(users)
    .innerJoin(approvals, eq(approvals.id, approvalId))
    .where(and(inRole(roles), isNull(ownPart(users.id))));
  return found.map(({ id }) => id);
}

/** Whether an employee is enabled and in one of these roles now, whatever the session was let in with. */
export async function isInRole(db: Database, id: string, roles: readonly EmployeeRole[]): Promise<boolean> {
  return (await db.$count(users, and(eq(users.id, id), inRole(roles)))) > 0;
}

const inRole = (roles: readonly EmployeeRole[]) =>
  and(isNull(users.disabledAt), inArray(users.employeeRole, [...roles]));

/** One page of approvals, the newest first; of the open ones the oldest, which expire first. */
export async function selectApprovals(
  db: Database,
  { page, pageSize, state, kind, organisationId, userId }: ApprovalQuery,
  now: Date,
): Promise<{ total: number; items: Listed[] }> {
  const open = isApprovalOpen(now);
  const conditions = [
    ...(state === undefined ? [] : [state === 'open' ? open : sql`not ${open}`]),
    ...(kind === undefined ? [] : [sql`approvals.kind = ${kind}`]),
    ...(organisationId === undefined ? [] : [sql`approvals.organisation_id = ${organisationId}`]),
    ...(userId === undefined ? [] : [sql`approvals.user_id = ${userId}`]),
    sql`true`,
  ];
  const condition = sql.join(conditions, sql` and `);
  const [counted] = await query<{ total: number }>(db, 'count_approvals')`
    select count(*)::int as total from approvals where ${condition}`;
  const direction = state === 'open' ? sql`asc` : sql`desc`;
  const order = sql`order by approvals.id ${direction} limit ${pageSize} offset ${(page - 1) * pageSize}`;
  return {
    total: counted?.total ?? 0,
    items: await select(db, sql`${condition} ${order}`, now),
  };
}

/** One approval. */
export async function selectApproval(db: Database, id: string, now: Date): Promise<Listed | undefined> {
  return (await select(db, sql`approvals.id = ${id}`, now))[0];
}

/** What waits for a second employee of whom a page is about, the newest. */
export async function selectOpenOf(
  db: Database,
  ids: { organisationId: string } | { userId: string },
  now: Date,
): Promise<Listed | undefined> {
  return (
    await select(db, sql`${isOf(ids)} and ${isApprovalOpen(now)} order by approvals.id desc limit 1`, now)
  )[0];
}

/** The latest reversal of an organisation that was approved. */
export async function selectLatestReversal(
  db: Database,
  organisationId: string,
  now: Date,
): Promise<Listed | undefined> {
  const condition = sql`${isOf({ organisationId })} and approvals.kind = 'reversal' and decision = 'approved'`;
  return (await select(db, sql`${condition} order by decided_at desc, approvals.id desc limit 1`, now))[0];
}

const isOf = (ids: { organisationId: string } | { userId: string }): SQL =>
  'userId' in ids
    ? sql`approvals.user_id = ${ids.userId}`
    : sql`approvals.organisation_id = ${ids.organisationId}`;

type Row = Record<'id' | 'reason' | 'ticketReference', string> &
  Record<
    | 'aboutOrganisationId'
    | 'organisationId'
    | 'organisationName'
    | 'userId'
    | 'clientId'
    | 'proposed'
    | 'userName'
    | 'userEmail'
    | 'requestedById'
    | 'requestedByName'
    | 'decidedById'
    | 'decidedByName'
    | 'decisionReason',
    string | null
  > & {
    kind: KindName;
    params: ApprovalParams;
    requestedAt: Date;
    expiresAt: Date;
    decidedAt: Date | null;
    exemptUntil: Date | null;
    needsSecondEmployee: boolean;
    decision: Exclude<Schema<'ApprovalState'>, 'open'> | null;
    isOpen: boolean;
    /** What makes it one for two, as it is now. */
    because: SensitiveChange[] | null;
  };

async function select(db: Database, condition: SQL, now: Date): Promise<Listed[]> {
  const rows = await query<Row>(db, 'select_approvals')`
    select approvals.id, approvals.kind, approvals.organisation_id as "aboutOrganisationId", approvals.user_id as "userId",
      approvals.client_id as "clientId", proposed,
      u.full_name as "userName", u.email as "userEmail", o.id as "organisationId", o.name as "organisationName", params,
      needs_second_employee as "needsSecondEmployee", reason, ticket_reference as "ticketReference", requested_by as "requestedById",
      q.full_name as "requestedByName", requested_at as "requestedAt", expires_at as "expiresAt", decision, decided_by as "decidedById",
      d.full_name as "decidedByName", decided_at as "decidedAt", decision_reason as "decisionReason", e.ends_at as "exemptUntil",
      ${isApprovalOpen(now)} as "isOpen", case when approvals.kind = 'first_enrolment' then ${heldBecause(sql`approvals.user_id`)}
        when approvals.user_id is not null then ${recentChanges(sql`approvals.user_id`, now)} end as because
    from approvals
    left join users u on u.id = approvals.user_id
    left join organisations o on o.id = coalesce(approvals.organisation_id, u.organisation_id)
    left join users q on q.id = requested_by
    left join users d on d.id = decided_by
    left join exemptions e on e.reversal_id = approvals.id
    where ${condition}`;
  return rows.map((row) => ({
    approval: toApproval(row),
    ids: {
      organisationId: row.aboutOrganisationId,
      userId: row.userId,
      clientId: row.clientId,
      proposed: row.proposed,
    },
    params: row.params,
  }));
}

function toApproval(row: Row): Listed['approval'] {
  const { id, kind, needsSecondEmployee, reason, ticketReference, decisionReason, params } = row;
  const { userId, userName, userEmail, organisationId, organisationName, decidedById, decidedByName } = row;
  const { requestedById, requestedByName } = row;
  return {
    ...{ id, kind, needsSecondEmployee, reason, ticketReference, decisionReason },
    organisation:
      organisationId !== null && organisationName !== null
        ? { id: organisationId, name: organisationName }
        : null,
    user:
      userId !== null && userName !== null && userEmail !== null
        ? { id: userId, fullName: userName, email: userEmail }
        : null,
    state: row.decision ?? (row.isOpen ? 'open' : 'expired'),
    exemptionDays: params.exemptionDays ?? null,
    exemptUntil: row.exemptUntil?.toISOString() ?? null,
    identityChecks: (params.identityChecks ?? []) as Schema<'IdentityCheck'>[],
    because: (row.isOpen ? row.because : params.because) ?? [],
    requestedBy:
      requestedById !== null && requestedByName !== null
        ? { id: requestedById, fullName: requestedByName }
        : null,
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedBy:
      decidedById !== null && decidedByName !== null ? { id: decidedById, fullName: decidedByName } : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
