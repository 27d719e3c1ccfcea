import { approvals, type Database, isApprovalOpen, query, users } from '@tvm/db';
import { and, eq, getTableColumns, inArray, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { EmployeeRole } from '../sessions/session.ts';
import type { ApprovalRow, KindName } from './kind.ts';

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

/** Whether somebody is a main user of the user's organisation now: who asked about a colleague. */
export async function isMainUserOf(db: Database, id: string, userId: string | null): Promise<boolean> {
  const found = await query(db, 'find_main_user_of_user')`
    select from users m join users u on u.organisation_id = m.organisation_id
    where m.id = ${id} and m.is_main_user and m.disabled_at is null and u.id = ${userId}::uuid and u.id <> m.id`;
  return found.length > 0;
}
