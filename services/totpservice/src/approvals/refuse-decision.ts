import type { Database } from '@tvm/db';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import type { EmployeeRole, Session } from '../sessions/session.ts';
import { type AuditEvent, byDecider } from '../trail/audit.ts';
import { recordRefused } from '../trail/record-refused.ts';
import { type FoundApproval, isInRole, isMainUserOf } from './approvals.queries.ts';
import { showApproval } from './describe-approval.ts';
import { type ApprovalRow, noSubject, type RefusedNow, type SubjectIds } from './kind.ts';
import { kinds } from './kinds.ts';
import { refuseTooManyParts } from './limit-requests.ts';

/** Who decides, and from where. */
export interface Decider {
  session: Session;
  clientAddress: string;
}
type Found = FoundApproval | undefined;
type Unfit = Refusal<'approval_not_found' | 'approval_not_open'>;
export type CancelRefusal = Unfit | Refusal<'requester_required'>;
type AsSecond = Unfit | Refusal<'second_employee_required' | 'not_for_oneself'>;
export type RejectRefusal = AsSecond | Refusal<'role_required'>;
export type ApproveRefusal =
  | RejectRefusal
  | Refusal<'requester_left' | 'approval_changed' | 'approval_limit_reached'>
  | RefusedNow;

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
  const type = approval ? kinds[approval.kind].effect : 'approval_approved';
  const refused =
    refuseAsSecond(approval) ??
    (approval && (await refusePeople(db, decider, approval))) ??
    (approval && (await refuseChanged(deps, db, approval, version))) ??
    (approval && (await refuseNow(deps, db, approval))) ??
    (approval && (await refuseParts(deps, db, decider, approval)));
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
    refuseAsSecond(approval) ?? (approval && (await refuseRole(db, decider, kinds[approval.kind].decides)));
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
    approval && !isOwn ? { refused: 'requester_required' } : refuseUnfit(approval);
  return recorded(deps, db, decider, { approval, type: 'approval_cancelled', refused });
}

const refuseAsSecond = (approval: Found): AsSecond | undefined =>
  approval?.ownPart ? { refused: approval.ownPart } : refuseUnfit(approval);

export function refuseUnfit(approval: Found): Unfit | undefined {
  if (!approval) return { refused: 'approval_not_found' };
  return approval.isOpen ? undefined : { refused: 'approval_not_open' };
}

async function refusePeople(
  db: Database,
  decider: Decider,
  { kind, requestedBy, userId }: ApprovalRow,
): Promise<Refusal<'requester_left' | 'role_required'> | undefined> {
  const isStill =
    requestedBy === null ||
    (await isInRole(db, requestedBy, kinds[kind].asks)) ||
    (await isMainUserOf(db, requestedBy, userId));
  if (!isStill) return { refused: 'requester_left' };
  return refuseRole(db, decider, kinds[kind].decides);
}

const refuseRole = async (
  db: Database,
  { session }: Decider,
  roles: readonly EmployeeRole[],
): Promise<Refusal<'role_required'> | undefined> =>
  (await isInRole(db, session.userId, roles)) ? undefined : { refused: 'role_required' };

export async function refuseChanged(
  deps: Deps,
  db: Database,
  { kind, params, organisationId, userId, clientId, proposed }: ApprovalRow,
  version: string,
): Promise<Refusal<'approval_changed'> | undefined> {
  const shown = await showApproval(deps, db, kind, { organisationId, userId, clientId, proposed }, params);
  return shown?.version === version ? undefined : { refused: 'approval_changed' };
}

/** Not what was shown stands in the way, but something else: a name that is taken by now. */
async function refuseNow(deps: Deps, db: Database, approval: ApprovalRow): Promise<RefusedNow | undefined> {
  const kind = kinds[approval.kind];
  const subject = await kind.find(db, approval);
  return subject && kind.refuseNow?.(deps, db, subject, approval.params);
}

/** Whoever approves takes part as much as whoever asks. */
async function refuseParts(
  deps: Deps,
  db: Database,
  { session }: Decider,
  { kind, userId, organisationId }: ApprovalRow,
): Promise<Refusal<'approval_limit_reached'> | undefined> {
  const subject =
    userId === null ? undefined : await kinds[kind].find(db, { ...noSubject, userId, organisationId });
  const isAboutEmployee = subject !== undefined && subject.organisationId === null;
  return refuseTooManyParts(db, session.userId, { kind, isAboutEmployee }, deps.now());
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
  const event = { type, details, ...byDecider(session, target, clientAddress) };
  return recordRefused(db, event, refused, deps.now());
}

/** Whom an event about an approval is about. */
export async function targetOf(
  db: Database,
  approval: SubjectIds & Pick<ApprovalRow, 'kind'>,
): Promise<{ userId?: string; organisationId: string | null }> {
  const { organisationId, userId } = approval;
  const subject = await kinds[approval.kind].find(db, approval);
  return {
    ...(userId !== null && { userId }),
    organisationId: organisationId ?? subject?.organisationId ?? null,
  };
}
