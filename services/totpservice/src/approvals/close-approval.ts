import type { Schema } from '@tvm/contract';
import { approvals, type Database } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import { findSessionFacts } from '../sessions/with-session.ts';
import { byDecider, recordEvent } from '../trail/audit.ts';
import { type FoundApproval, lockApproval } from './approvals.queries.ts';
import { describeApproval } from './describe-approval.ts';
import { type ApprovalRow, noSubject } from './kind.ts';
import { lockPeople } from './lock-people.ts';
import { type Decider, targetOf } from './refuse-decision.ts';

/** Ends what waits, without any effect: rejected by another employee, or cancelled by who asked. */
export async function closeApproval<R extends Refusal>(
  deps: Deps,
  decider: Decider,
  {
    approvalId,
    decision,
    reason,
  }: { approvalId: string; decision: 'rejected' | 'cancelled'; reason: string | null },
  refuse: (
    deps: Deps,
    tx: Database,
    decider: Decider,
    approval: FoundApproval | undefined,
  ) => Promise<R | undefined>,
): Promise<Schema<'Approval'> | R | Refusal<'approval_not_found' | 'unauthenticated'>> {
  const { session } = decider;
  return deps.db.transaction(async (tx) => {
    await lockPeople(tx, [session.userId], noSubject);
    if (!(await findSessionFacts(tx, session))) return { refused: 'unauthenticated' };
    const now = deps.now();
    const approval = await lockApproval(tx, approvalId, session.userId, now);
    const refused = await refuse(deps, tx, decider, approval);
    if (refused || !approval) return refused ?? { refused: 'approval_not_found' };
    await closeLocked(deps, tx, decider, { approval, decision, reason });
    return describeApproval(deps, tx, approvalId);
  });
}

/** Writes the end of an approval that is locked and may be closed by this person. */
export async function closeLocked(
  deps: Deps,
  tx: Database,
  { session, clientAddress }: Decider,
  {
    approval,
    decision,
    reason,
  }: { approval: ApprovalRow; decision: 'rejected' | 'cancelled'; reason: string | null },
): Promise<void> {
  const now = deps.now();
  const { id: approvalId, kind } = approval;
  await tx
    .update(approvals)
    .set({ decision, decidedBy: session.userId, decidedAt: now, decisionReason: reason })
    .where(eq(approvals.id, approvalId));
  const who = byDecider(session, await targetOf(tx, approval), clientAddress);
  const details = { approvalId, kind };
  await recordEvent(tx, { type: `approval_${decision}`, result: 'success', ...who, details }, now);
}
