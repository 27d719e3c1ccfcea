import { type Database, users } from '@tvm/db';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import type { EmployeeRole, EmployeeSession } from '../sessions/session.ts';
import { type AuditEvent, byEmployee } from '../trail/audit.ts';
import { recordRefused } from '../trail/record-refused.ts';
import { showApproval } from './describe-approval.ts';
import type { ApprovalRow } from './kind.ts';
import { kinds } from './kinds.ts';

/** Who decides, and from where. */
export interface Decider {
  session: EmployeeSession;
  clientAddress: string;
}
type Found = ApprovalRow | undefined;
type Unfit = Refusal<'approval_not_found' | 'approval_not_open'>;
export type CancelRefusal = Unfit | Refusal<'requester_required'>;
type AsSecond = Unfit | Refusal<'second_employee_required' | 'not_for_oneself'>;
export type RejectRefusal = AsSecond | Refusal<'role_required'>;
export type ApproveRefusal = RejectRefusal | Refusal<'requester_left' | 'approval_changed'>;

/**
 * Why this employee may not approve this now; a refusal is written down. Two different employees, both enabled and in the role, neither of them whom it is
 * about, and bound to the version of what was shown (SECURITY rule 26).
 */
export async function refuseApproval(
  deps: Deps,
  db: Database,
  decider: Decider,
  { approval, version }: { approval: Found; version: string },
): Promise<ApproveRefusal | undefined> {
  const type = approval ? kinds[approval.kind].effect : 'approval_requested';
  const refused =
    (await refuseAsSecond(deps, db, decider, approval)) ??
    (approval && (await refusePeople(db, decider, approval))) ??
    (approval && (await refuseChanged(deps, db, approval, version)));
  return recorded(deps, db, decider, { approval, type, refused });
}

/** Why this employee may not reject this; a refusal is written down. */
export async function refuseRejection(
  deps: Deps,
  db: Database,
  decider: Decider,
  approval: Found,
): Promise<RejectRefusal | undefined> {
  const refused =
    (await refuseAsSecond(deps, db, decider, approval)) ??
    (approval && (await refuseRole(db, decider, kinds[approval.kind].decides)));
  return recorded(deps, db, decider, { approval, type: 'approval_rejected', refused });
}

/** Why this employee may not cancel this: whoever asked may, and nobody else; a refusal is written down. */
export async function refuseCancellation(
  deps: Deps,
  db: Database,
  decider: Decider,
  approval: Found,
): Promise<CancelRefusal | undefined> {
  const isOwn = approval?.requestedBy === decider.session.userId;
  const refused: CancelRefusal | undefined =
    approval && !isOwn ? { refused: 'requester_required' } : await refuseUnfit(deps, db, approval);
  return recorded(deps, db, decider, { approval, type: 'approval_cancelled', refused });
}

async function refuseAsSecond(
  deps: Deps,
  db: Database,
  { session }: Decider,
  approval: Found,
): Promise<AsSecond | undefined> {
  if (approval?.requestedBy === session.userId) return { refused: 'second_employee_required' };
  if (approval?.userId === session.userId) return { refused: 'not_for_oneself' };
  return refuseUnfit(deps, db, approval);
}

/** Nobody's, decided, expired, or made when the user had other credentials. */
async function refuseUnfit(deps: Deps, db: Database, approval: Found): Promise<Unfit | undefined> {
  if (!approval) return { refused: 'approval_not_found' };
  const subject = await kinds[approval.kind].find(db, approval);
  const isOpen =
    approval.decision === null &&
    approval.expiresAt > deps.now() &&
    subject?.credentialEpoch === approval.credentialEpoch;
  return isOpen ? undefined : { refused: 'approval_not_open' };
}

async function refusePeople(
  db: Database,
  decider: Decider,
  { kind, requestedBy }: ApprovalRow,
): Promise<Refusal<'requester_left' | 'role_required'> | undefined> {
  if (!(await isInRole(db, requestedBy, kinds[kind].asks))) return { refused: 'requester_left' };
  return refuseRole(db, decider, kinds[kind].decides);
}

const refuseRole = async (
  db: Database,
  { session }: Decider,
  roles: readonly EmployeeRole[],
): Promise<Refusal<'role_required'> | undefined> =>
  (await isInRole(db, session.userId, roles)) ? undefined : { refused: 'role_required' };

/** Whether an employee is enabled and in one of these roles now, whatever the session was let in with. */
export async function isInRole(db: Database, id: string, roles: readonly EmployeeRole[]): Promise<boolean> {
  const isIt = and(eq(users.id, id), isNull(users.disabledAt), inArray(users.employeeRole, [...roles]));
  return (await db.$count(users, isIt)) > 0;
}

async function refuseChanged(
  deps: Deps,
  db: Database,
  { kind, params, ...ids }: ApprovalRow,
  version: string,
): Promise<Refusal<'approval_changed'> | undefined> {
  const shown = await showApproval(deps, db, kind, ids, params);
  return shown?.version === version ? undefined : { refused: 'approval_changed' };
}

async function recorded<R extends Refusal>(
  deps: Deps,
  db: Database,
  { session, clientAddress }: Decider,
  { approval, type, refused }: { approval: Found; type: AuditEvent['type']; refused: R | undefined },
): Promise<R | undefined> {
  if (!refused) return undefined;
  const target = approval ? await targetOf(db, approval) : {};
  const details = { approvalId: approval?.id ?? null, kind: approval?.kind ?? null };
  const event = { type, details, ...byEmployee(session, target, clientAddress) };
  return recordRefused(db, event, refused, deps.now());
}

/** Whom an event about an approval is about. */
export async function targetOf(
  db: Database,
  { kind, organisationId, userId }: Pick<ApprovalRow, 'kind' | 'organisationId' | 'userId'>,
): Promise<{ userId?: string; organisationId: string | null }> {
  const subject = await kinds[kind].find(db, { organisationId, userId });
  return {
    ...(userId !== null && { userId }),
    organisationId: organisationId ?? subject?.organisationId ?? null,
  };
}
