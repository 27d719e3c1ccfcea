import { approvals } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { targetOf } from '../../../approvals/refuse-decision.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { recordView } from '../../../trail/record-view.ts';
import { selectReceivers } from './reach.queries.ts';

/** Whether everybody has heard what a decision did: derived from how far each receiver is, never kept. */
export const getApprovalReach = operation('getApprovalReach', async (deps, { params, caller, visitor }) => {
  const { db } = deps;
  const clientAddress = visitor.address;
  const type = 'support_queue_viewed';
  const [found] = await db.select().from(approvals).where(eq(approvals.id, params.approvalId));
  if (!found) {
    const who = byEmployee(caller, {}, clientAddress);
    return recordRefused(db, { type, ...who }, { refused: 'approval_not_found' }, deps.now());
  }
  await recordView(deps, caller, { type, target: await targetOf(db, found), clientAddress });
  const { id, decision, decidedAt } = found;
  const isDone = decision === 'approved' && decidedAt !== null;
  const receivers = isDone ? await selectReceivers(db, id, decidedAt) : [];
  const isEverybodyReached = isDone && receivers.every(({ waiting, givenUp }) => waiting + givenUp === 0);
  return { isEverybodyReached, receivers };
});
