import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { lockDispute, markSettled } from './disputes.queries.ts';

/** Says that a dispute has been looked into, once. It lets nobody go on: what is held is confirmed by an approval of its own. */
export const settleDispute = operation('settleDispute', async (deps, { params, caller, visitor }) => {
  const { disputeId: id } = params;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const dispute = await lockDispute(tx, id);
    const { userId, organisationId } = dispute ?? {};
    const target = userId ? { userId, organisationId: organisationId ?? null } : {};
    const event = { type: 'dispute_settled', ...byEmployee(caller, target, visitor.address) } as const;
    if (!dispute) return recordRefused(tx, event, { refused: 'dispute_not_found' }, now);
    if (userId === caller.userId) return recordRefused(tx, event, { refused: 'not_for_oneself' }, now);
    if (dispute.settledAt) return recordRefused(tx, event, { refused: 'dispute_settled' }, now);
    await markSettled(tx, { id, employeeId: caller.userId }, now);
    await recordEvent(tx, { ...event, result: 'success', details: { disputeId: id } }, now);
    return undefined;
  });
});
