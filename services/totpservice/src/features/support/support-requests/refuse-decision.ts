import type { Database } from '@tvm/db';
import { isRequesterInRole } from '../../../approvals/is-requester-in-role.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { type AuditEvent, byEmployee, recordEvent } from '../../../trail/audit.ts';
import type { Subject, SupportRequestRow } from './support-requests.queries.ts';

export type DecisionRefusal = Refusal<
  | 'support_request_not_found'
  | 'support_request_not_open'
  | 'second_employee_required'
  | 'requester_required'
  | 'requester_left'
  | 'not_for_oneself'
>;

interface Decided {
  request: SupportRequestRow | undefined;
  subject: Subject | undefined;
}

/** Whether this employee may not decide this request now; a refusal is written down. Whoever asked may only cancel, and nobody else may. */
export async function refuseDecision(
  deps: Deps,
  db: Database,
  session: EmployeeSession,
  decided: Decided,
  { type, clientAddress }: { type: AuditEvent['type']; clientAddress: string },
): Promise<DecisionRefusal | undefined> {
  const now = deps.now();
  const isApproval = type === 'two_factor_reset' || type === 'new_phone_approved';
  const refused =
    refusalOf(type, session, decided, now) ??
    (isApproval && decided.request ? await refuseOfLeft(db, decided.request.requestedBy) : undefined);
  if (!refused) return undefined;
  const { request, subject } = decided;
  const target = subject ? { userId: subject.userId, organisationId: subject.organisationId } : {};
  const details = { requestId: request?.id ?? null };
  const event = { type, result: 'refused', reason: refused.refused, details } as const;
  await recordEvent(db, { ...event, ...byEmployee(session, target, clientAddress) }, now);
  return refused;
}

function refusalOf(
  type: AuditEvent['type'],
  { userId }: EmployeeSession,
  { request, subject }: Decided,
  now: Date,
): DecisionRefusal | undefined {
  if (!request) return { refused: 'support_request_not_found' };
  const isOwn = request.requestedBy === userId;
  const isCancellation = type === 'support_request_cancelled';
  if (isCancellation && !isOwn) return { refused: 'requester_required' };
  if (!isCancellation && isOwn) return { refused: 'second_employee_required' };
  if (request.userId === userId) return { refused: 'not_for_oneself' };
  const isOpen =
    request.decision === null &&
    request.expiresAt > now &&
    subject?.credentialEpoch === request.credentialEpoch;
  return isOpen ? undefined : { refused: 'support_request_not_open' };
}

async function refuseOfLeft(db: Database, requestedBy: string): Promise<DecisionRefusal | undefined> {
  return (await isRequesterInRole(db, requestedBy)) ? undefined : { refused: 'requester_left' };
}
