import type { Schema } from '@tvm/contract';
import { reversals } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { byEmployee, recordEvent } from '../../security/audit.ts';
import type { EmployeeSession } from '../../security/session.ts';
import { describeReversal } from './describe-reversal.ts';
import { type DecisionRefusal, refuseDecision } from './refuse-decision.ts';
import { lockReversal } from './reversals.queries.ts';

/** Cancels a reversal that one asked for oneself. */
export async function cancelReversal(
  deps: Deps,
  session: EmployeeSession,
  input: { reversalId: string; clientAddress: string },
): Promise<{ reversal: Schema<'Reversal'> } | DecisionRefusal> {
  const { reversalId, clientAddress } = input;
  return deps.db.transaction(async (tx): Promise<{ reversal: Schema<'Reversal'> } | DecisionRefusal> => {
    const reversal = await lockReversal(tx, reversalId);
    const refused = await refuseDecision(deps, tx, session, { ...input, type: 'reversal_cancelled' });
    if (refused || !reversal) return refused ?? { refused: 'reversal_not_found' };
    const now = deps.now();
    await tx
      .update(reversals)
      .set({ decision: 'cancelled', decidedBy: session.userId, decidedAt: now })
      .where(eq(reversals.id, reversalId));
    const who = byEmployee(session, { organisationId: reversal.organisationId }, clientAddress);
    await recordEvent(
      tx,
      { type: 'reversal_cancelled', result: 'success', ...who, details: { reversalId } },
      now,
    );
    return { reversal: await describeReversal(deps, tx, reversalId) };
  });
}
