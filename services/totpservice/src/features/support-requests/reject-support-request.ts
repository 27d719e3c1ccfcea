import type { Schema } from '@tvm/contract';
import { supportRequests } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { byEmployee, recordEvent } from '../../security/audit.ts';
import type { EmployeeSession } from '../../security/session.ts';
import { type DecisionRefusal, refuseDecision } from './refuse-decision.ts';
import {
  getSupportRequest,
  lockSubject,
  lockSupportRequest,
  peekSupportRequest,
} from './support-requests.queries.ts';

/** Rejects a request, as another employee than the one who made it. */
export async function rejectSupportRequest(
  deps: Deps,
  session: EmployeeSession,
  input: { requestId: string; reason: string; clientAddress: string },
): Promise<{ request: Schema<'SupportRequest'> } | DecisionRefusal> {
  const { requestId, reason, clientAddress } = input;
  const peeked = await peekSupportRequest(deps.db, requestId);
  return deps.db.transaction(async (tx): Promise<{ request: Schema<'SupportRequest'> } | DecisionRefusal> => {
    const subject = peeked && (await lockSubject(tx, peeked.userId));
    const request = await lockSupportRequest(tx, requestId);
    const attempt = { type: 'support_request_rejected', clientAddress } as const;
    const refused = await refuseDecision(deps, tx, session, { request, subject }, attempt);
    if (refused || !subject) return refused ?? { refused: 'support_request_not_found' };
    const now = deps.now();
    await tx
      .update(supportRequests)
      .set({ decision: 'rejected', decidedBy: session.userId, decidedAt: now, decisionReason: reason.trim() })
      .where(eq(supportRequests.id, requestId));
    const { userId, organisationId } = subject;
    const who = byEmployee(session, { userId, organisationId }, clientAddress);
    await recordEvent(
      tx,
      { type: 'support_request_rejected', result: 'success', ...who, details: { requestId } },
      now,
    );
    return { request: await getSupportRequest(tx, requestId, now) };
  });
}
