import type { Schema } from '@tvm/contract';
import { type Database, reversals } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { withEmployeeCode } from '../../../approvals/with-employee-code.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { applyReversal } from './apply-reversal.ts';
import { describeReversal } from './describe-reversal.ts';
import { type DecisionRefusal, refuseDecision } from './refuse-decision.ts';
import { findReversal, lockReversal } from './reversals.queries.ts';

type Refused = DecisionRefusal | Refusal<'unauthenticated' | 'code_rejected' | 'login_locked'>;

/**
 * Approves a reversal, as another employee than the one who asked, with a code of the own app (SECURITY rule 17). All that it does is one transaction; of two
 * approvals at once the second finds it decided, and its code isn't used up.
 */
export async function approveReversal(
  deps: Deps,
  session: EmployeeSession,
  input: { reversalId: string; code: string; clientAddress: string },
): Promise<{ reversal: Schema<'Reversal'> } | Refused> {
  const { reversalId, clientAddress } = input;
  // Before the code is looked at, so that nobody types one in vain; decided anew under the lock.
  const early = await refuseDecision(deps, deps.db, session, { ...input, type: 'two_factor_reversed' });
  if (early) return early;
  const requested = await findReversal(deps.db, reversalId, deps.now());
  const userIds = requested ? [requested.requestedBy.id] : [];
  const result = await withEmployeeCode(deps, session, { ...input, userIds }, async (tx, take) => {
    const reversal = await lockReversal(tx, reversalId);
    const refused = await refuseDecision(deps, tx, session, { ...input, type: 'two_factor_reversed' });
    if (refused || !reversal) return refused ?? { refused: 'reversal_not_found' as const };
    if (!(await take())) return undefined;
    await approve(deps, tx, session, { reversal, clientAddress });
    return { approved: true as const };
  });
  return 'approved' in result ? { reversal: await describeReversal(deps, deps.db, reversalId) } : result;
}

async function approve(
  deps: Deps,
  tx: Database,
  session: EmployeeSession,
  { reversal, clientAddress }: { reversal: typeof reversals.$inferSelect; clientAddress: string },
): Promise<void> {
  const now = deps.now();
  const { id, organisationId, ticketReference } = reversal;
  await tx
    .update(reversals)
    .set({ decision: 'approved', decidedBy: session.userId, decidedAt: now })
    .where(eq(reversals.id, id));
  const effect = await applyReversal(deps, tx, reversal);
  const who = byEmployee(session, { organisationId }, clientAddress);
  const details = { reversalId: id, ticketReference, requestedBy: reversal.requestedBy, ...effect };
  await recordEvent(tx, { type: 'two_factor_reversed', result: 'success', ...who, details }, now);
}
