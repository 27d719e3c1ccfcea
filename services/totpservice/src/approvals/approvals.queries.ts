import type { Schema } from '@tvm/contract';
import { type ApprovalParams, approvals, type Database, query, users } from '@tvm/db';
import { and, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import type { EmployeeRole } from '../sessions/session.ts';
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

/** The approval as it is now, without a lock. */
export async function findApproval(db: Database, id: string): Promise<ApprovalRow | undefined> {
  return (await db.select().from(approvals).where(eq(approvals.id, id)))[0];
}

/** Locks an approval; undefined where there is none. Its row comes after those of whom it is about. */
export async function lockApproval(tx: Database, id: string): Promise<ApprovalRow | undefined> {
  return (await tx.select().from(approvals).where(eq(approvals.id, id)).for('update'))[0];
}

/** Waits for a second employee, and still can: the clock expires it, and a change of the user's credentials ends it. */
const isOpen = (now: Date): SQL =>
  sql`(r.decision is null and r.expires_at > ${now}
    and (u.id is null or (r.credential_epoch = u.credential_epoch and u.disabled_at is null)))`;

/** How many approvals of these kinds wait for this employee: asked for by others, and not about the employee. */
export async function countToDecide(
  db: Database,
  employeeId: string,
  kinds: KindName[],
  now: Date,
): Promise<number> {
  const [counted] = await query<{ total: number }>(db, 'count_approvals_to_decide')`
    select count(*)::int as total from approvals r left join users u on u.id = r.user_id
    where ${isOpen(now)} and r.kind = any(${sql.param(kinds)}) and r.requested_by <> ${employeeId}
      and r.user_id is distinct from ${employeeId}`;
  return counted?.total ?? 0;
}

/** Enabled employees in one of these roles, except these people. */
export async function findDeciders(
  db: Database,
  roles: readonly EmployeeRole[],
  except: string[],
): Promise<string[]> {
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(
      and(isNull(users.disabledAt), inArray(users.employeeRole, [...roles]), notInArray(users.id, except)),
    );
  return found.map(({ id }) => id);
}

/** One page of approvals, the newest first; of the open ones the oldest, which expire first. */
export async function selectApprovals(
  db: Database,
  { page, pageSize, state, kind, organisationId, userId }: ApprovalQuery,
  now: Date,
): Promise<{ total: number; items: Listed[] }> {
  const open = isOpen(now);
  const conditions = [
    ...(state === undefined ? [] : [state === 'open' ? open : sql`not ${open}`]),
    ...(kind === undefined ? [] : [sql`r.kind = ${kind}`]),
    ...(organisationId === undefined ? [] : [sql`r.organisation_id = ${organisationId}`]),
    ...(userId === undefined ? [] : [sql`r.user_id = ${userId}`]),
    sql`true`,
  ];
  const condition = sql.join(conditions, sql` and `);
  const [counted] = await query<{ total: number }>(db, 'count_approvals')`
    select count(*)::int as total from approvals r left join users u on u.id = r.user_id where ${condition}`;
  const direction = state === 'open' ? sql`asc` : sql`desc`;
  const order = sql`order by r.id ${direction} limit ${pageSize} offset ${(page - 1) * pageSize}`;
  return {
    total: counted?.total ?? 0,
    items: await select(db, sql`${condition} ${order}`, now),
  };
}

/** One approval. */
export async function selectApproval(db: Database, id: string, now: Date): Promise<Listed | undefined> {
  return (await select(db, sql`r.id = ${id}`, now))[0];
}

/** What waits for a second employee of whom a page is about, the newest. */
export async function selectOpenOf(
  db: Database,
  ids: { organisationId: string } | { userId: string },
  now: Date,
): Promise<Listed | undefined> {
  return (await select(db, sql`${isOf(ids)} and ${isOpen(now)} order by r.id desc limit 1`, now))[0];
}

/** The latest reversal of an organisation that was approved. */
export async function selectLatestReversal(
  db: Database,
  organisationId: string,
  now: Date,
): Promise<Listed | undefined> {
  const condition = sql`${isOf({ organisationId })} and r.kind = 'reversal' and r.decision = 'approved'`;
  return (await select(db, sql`${condition} order by r.decided_at desc, r.id desc limit 1`, now))[0];
}

const isOf = (ids: { organisationId: string } | { userId: string }): SQL =>
  'userId' in ids ? sql`r.user_id = ${ids.userId}` : sql`r.organisation_id = ${ids.organisationId}`;

type Row = Record<'id' | 'reason' | 'ticketReference' | 'requestedById' | 'requestedByName', string> &
  Record<
    | 'aboutOrganisationId'
    | 'organisationId'
    | 'organisationName'
    | 'userId'
    | 'userName'
    | 'userEmail'
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
  };

async function select(db: Database, condition: SQL, now: Date): Promise<Listed[]> {
  const rows = await query<Row>(db, 'select_approvals')`
    select r.id, r.kind, r.organisation_id as "aboutOrganisationId", r.user_id as "userId", u.full_name as "userName", u.email as "userEmail",
      o.id as "organisationId", o.name as "organisationName", r.params, r.needs_second_employee as "needsSecondEmployee", r.reason,
      r.ticket_reference as "ticketReference", r.requested_by as "requestedById", q.full_name as "requestedByName", r.requested_at as "requestedAt",
      r.expires_at as "expiresAt", r.decision, r.decided_by as "decidedById", d.full_name as "decidedByName", r.decided_at as "decidedAt",
      r.decision_reason as "decisionReason", e.ends_at as "exemptUntil", ${isOpen(now)} as "isOpen"
    from approvals r
    left join users u on u.id = r.user_id
    left join organisations o on o.id = coalesce(r.organisation_id, u.organisation_id)
    join users q on q.id = r.requested_by
    left join users d on d.id = r.decided_by
    left join exemptions e on e.reversal_id = r.id
    where ${condition}`;
  return rows.map((row) => ({
    approval: toApproval(row),
    ids: { organisationId: row.aboutOrganisationId, userId: row.userId },
    params: row.params,
  }));
}

function toApproval(row: Row): Listed['approval'] {
  const { id, kind, needsSecondEmployee, reason, ticketReference, decisionReason, params } = row;
  const { userId, userName, userEmail, organisationId, organisationName, decidedById, decidedByName } = row;
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
    requestedBy: { id: row.requestedById, fullName: row.requestedByName },
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedBy:
      decidedById !== null && decidedByName !== null ? { id: decidedById, fullName: decidedByName } : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
