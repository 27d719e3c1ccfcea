import { approvals, type Database } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { byDecider, recordEvent } from '../trail/audit.ts';
import { cancelRequestsOf } from './cancel-requests.ts';
import type { ApprovalRow } from './kind.ts';
import { kinds } from './kinds.ts';
import { type Decider, targetOf } from './refuse-decision.ts';

/** Approves and does what was asked for, in one transaction; whether this employee may is decided before. */
export async function applyApproval(
  deps: Deps,
  tx: Database,
  decider: Decider,
  { approval, version }: { approval: ApprovalRow; version: string },
): Promise<void> {
  const now = deps.now();
  const { session, clientAddress } = decider;
  const { id, kind, requestedBy, ticketReference } = approval;
  const { details: done, made, changedRoleOf } = await kinds[kind].apply(deps, tx, approval, decider);
  await tx
    .update(approvals)
    .set({ version, decision: 'approved', decidedBy: session.userId, decidedAt: now, ...made })
    .where(eq(approvals.id, id));
  if (changedRoleOf !== undefined) await cancelRequestsOf(tx, changedRoleOf, now);
  const target = await targetOf(tx, { ...approval, ...made });
  const details = { approvalId: id, ticketReference, requestedBy, ...done };
  const event = { type: kinds[kind].effect, result: 'success', details } as const;
  await recordEvent(tx, { ...event, ...byDecider(session, target, clientAddress) }, now);
}
