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

/** Cancels a request that one made oneself. */
export async function cancelSupportRequest(
  deps: Deps,
  session: EmployeeSession,
  input: { requestId: string; clientAddress: string },
): Promise<{ request: Schema<'SupportRequest'> } | DecisionRefusal> {
  const { requestId, clientAddress } = input;
  const peeked = await peekSupportRequest(deps.db, requestId);
  return deps.db.transaction(async (tx): Promise<{ request: Schema<'SupportRequest'> } | DecisionRefusal> => {
    const subject = peeked && (await lockSubject(tx, peeked.userId));
    const request = await lockSupportRequest(tx, requestId);
    const attempt = { type: 'support_request_cancelled', clientAddress } as const;
    const refused = await refuseDecision(deps, tx, session, { request, subject }, attempt);
    if (refused || !subject) return refused ?? { refused: 'support_request_not_found' };
    const now = deps.now();
    await tx
      .update(supportRequests)
      .set({ decision: 'cancelled', decidedBy: session.userId, decidedAt: now })
      .where(eq(supportRequests.id, requestId));
    const { userId, organisationId } = subject;
    const who = byEmployee(session, { userId, organisationId }, clientAddress);
    await recordEvent(
      tx,
      { type: 'support_request_cancelled', result: 'success', ...who, details: { requestId } },
      now,
    );
    return { request: await getSupportRequest(tx, requestId, now) };
  });
}
