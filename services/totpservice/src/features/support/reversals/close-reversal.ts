import type { Schema } from '@tvm/contract';
import { reversals } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { describeReversal } from './describe-reversal.ts';
import { type DecisionRefusal, refuseDecision } from './refuse-decision.ts';
import { lockReversal } from './reversals.queries.ts';

/** The closed one, or why it stays open. */
export type Closed = { reversal: Schema<'Reversal'> } | DecisionRefusal;

/** Ends a reversal that waits, without any effect: cancelled by who asked, or rejected by another employee. */
export async function closeReversal(
  deps: Deps,
  session: EmployeeSession,
  decision: 'rejected' | 'cancelled',
  input: { reversalId: string; reason?: string; clientAddress: string },
): Promise<Closed> {
  const { reversalId, reason, clientAddress } = input;
  const type = `reversal_${decision}` as const;
  return deps.db.transaction(async (tx): Promise<Closed> => {
    const reversal = await lockReversal(tx, reversalId);
    const refused = await refuseDecision(deps, tx, session, { ...input, type });
    if (refused || !reversal) return refused ?? { refused: 'reversal_not_found' };
    const now = deps.now();
    await tx
      .update(reversals)
      .set({ decision, decidedBy: session.userId, decidedAt: now, decisionReason: reason?.trim() ?? null })
      .where(eq(reversals.id, reversalId));
    const who = byEmployee(session, { organisationId: reversal.organisationId }, clientAddress);
    await recordEvent(tx, { type, result: 'success', ...who, details: { reversalId } }, now);
    return { reversal: await describeReversal(deps, tx, reversalId) };
  });
}
