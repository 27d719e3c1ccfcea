import { approvals, type Database } from '@tvm/db';
import { and, eq, isNull } from 'drizzle-orm';
import { recordEvent } from '../trail/audit.ts';
import { targetOf } from './refuse-decision.ts';

/**
 * Cancels what an employee asked for and nobody decided: who left, or has another role, may not ask it any more (SECURITY rule 26). The employee's row is locked by the
 * caller.
 */
export async function cancelRequestsOf(tx: Database, employeeId: string, now: Date): Promise<void> {
  const cancelled = await tx
    .update(approvals)
    .set({ decision: 'cancelled', decidedAt: now })
    .where(and(eq(approvals.requestedBy, employeeId), isNull(approvals.decision)))
    .returning();
  for (const approval of cancelled) {
    const details = { approvalId: approval.id, kind: approval.kind, requestedBy: employeeId };
    const who = { actor: { kind: 'system' as const }, ...(await targetOf(tx, approval)) };
    await recordEvent(tx, { type: 'approval_cancelled', result: 'success', ...who, details }, now);
  }
}
