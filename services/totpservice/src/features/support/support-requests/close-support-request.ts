import type { Schema } from '@tvm/contract';
import { supportRequests } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { type DecisionRefusal, refuseDecision } from './refuse-decision.ts';
import {
  getSupportRequest,
  lockSubject,
  lockSupportRequest,
  peekSupportRequest,
} from './support-requests.queries.ts';

/** The closed one, or why it stays open. */
export type Closed = { request: Schema<'SupportRequest'> } | DecisionRefusal;

/** Ends a request that waits, without any effect: cancelled by who made it, or rejected by another employee. */
export async function closeSupportRequest(
  deps: Deps,
  session: EmployeeSession,
  decision: 'rejected' | 'cancelled',
  input: { requestId: string; reason?: string; clientAddress: string },
): Promise<Closed> {
  const { requestId, reason, clientAddress } = input;
  const type = `support_request_${decision}` as const;
  const peeked = await peekSupportRequest(deps.db, requestId);
  return deps.db.transaction(async (tx): Promise<Closed> => {
    const subject = peeked && (await lockSubject(tx, peeked.userId));
    const request = await lockSupportRequest(tx, requestId);
    const refused = await refuseDecision(deps, tx, session, { request, subject }, { type, clientAddress });
    if (refused || !subject) return refused ?? { refused: 'support_request_not_found' };
    const now = deps.now();
    await tx
      .update(supportRequests)
      .set({ decision, decidedBy: session.userId, decidedAt: now, decisionReason: reason?.trim() ?? null })
      .where(eq(supportRequests.id, requestId));
    const { userId, organisationId } = subject;
    const who = byEmployee(session, { userId, organisationId }, clientAddress);
    await recordEvent(tx, { type, result: 'success', ...who, details: { requestId } }, now);
    return { request: await getSupportRequest(tx, requestId, now) };
  });
}
