import type { Schema } from '@tvm/contract';
import { type Database, supportRequests } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { withEmployeeCode } from '../../../approvals/with-employee-code.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { applySupportRequest } from './apply-support-request.ts';
import { effectEvents } from './effect-events.ts';
import { type DecisionRefusal, refuseDecision } from './refuse-decision.ts';
import {
  getSupportRequest,
  lockSubject,
  lockSupportRequest,
  peekSupportRequest,
  type SupportRequestRow,
} from './support-requests.queries.ts';

type Refused = DecisionRefusal | Refusal<'unauthenticated' | 'code_rejected' | 'login_locked'>;

/**
 * Approves a request, as another employee than the one who made it, with a code of the own app (SECURITY rule 17). Of two approvals at once the second
 * finds it decided, and its code isn't used up.
 */
export async function approveSupportRequest(
  deps: Deps,
  session: EmployeeSession,
  input: { requestId: string; code: string; clientAddress: string },
): Promise<{ request: Schema<'SupportRequest'> } | Refused> {
  const { requestId, clientAddress } = input;
  const peeked = await peekSupportRequest(deps.db, requestId);
  const subjectId = peeked?.userId;
  const attempt = {
    type: peeked ? effectEvents[peeked.kind].type : 'support_request_made',
    clientAddress,
  } as const;
  // Before the code is looked at, so that nobody types one in vain; decided anew under the locks.
  const early = await deps.db.transaction(async (tx) => {
    const subject = subjectId === undefined ? undefined : await lockSubject(tx, subjectId);
    return refuseDecision(deps, tx, session, { request: peeked, subject }, attempt);
  });
  if (early || !peeked || subjectId === undefined) return early ?? { refused: 'support_request_not_found' };
  const userIds = [subjectId, peeked.requestedBy];
  const result = await withEmployeeCode(deps, session, { ...input, userIds }, async (tx, take) => {
    const subject = await lockSubject(tx, subjectId);
    const request = await lockSupportRequest(tx, requestId);
    const refused = await refuseDecision(deps, tx, session, { request, subject }, attempt);
    if (refused || !request || !subject) return refused ?? { refused: 'support_request_not_found' as const };
    if (!(await take())) return undefined;
    await approve(deps, tx, session, { request, organisationId: subject.organisationId, clientAddress });
    return { approved: true as const };
  });
  return 'approved' in result ? { request: await getSupportRequest(deps.db, requestId, deps.now()) } : result;
}

async function approve(
  deps: Deps,
  tx: Database,
  session: EmployeeSession,
  input: { request: SupportRequestRow; organisationId: string | null; clientAddress: string },
): Promise<void> {
  const { request, organisationId, clientAddress } = input;
  const now = deps.now();
  const { id, userId, kind, requestedBy, ticketReference } = request;
  await tx
    .update(supportRequests)
    .set({ decision: 'approved', decidedBy: session.userId, decidedAt: now })
    .where(eq(supportRequests.id, id));
  await applySupportRequest(deps, tx, request);
  const who = byEmployee(session, { userId, organisationId }, clientAddress);
  const details = { requestId: id, ticketReference, requestedBy };
  await recordEvent(tx, { ...effectEvents[kind], result: 'success', ...who, details }, now);
}
