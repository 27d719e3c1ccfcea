import { withShown } from '../../../approvals/describe-approval.ts';
import { selectApproval } from '../../../approvals/listed.queries.ts';
import { targetOf } from '../../../approvals/refuse-decision.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { recordView } from '../../../trail/record-view.ts';

/** One approval, wherever it stands in the list; an open one with what it would do now. */
export const getApproval = operation('getApproval', async (deps, { params, caller, visitor }) => {
  const now = deps.now();
  const clientAddress = visitor.address;
  const type = 'support_queue_viewed';
  const found = await selectApproval(deps.db, params.approvalId, now);
  if (!found) {
    const who = byEmployee(caller, {}, clientAddress);
    return recordRefused(deps.db, { type, ...who }, { refused: 'approval_not_found' }, now);
  }
  const target = await targetOf(deps.db, { kind: found.approval.kind, ...found.ids });
  await recordView(deps, caller, { type, target, clientAddress });
  return withShown(deps, deps.db, found);
});
