import { selectApproval } from '../../../approvals/approvals.queries.ts';
import { withShown } from '../../../approvals/describe-approval.ts';
import { operation } from '../../../sessions/operation.ts';
import { recordView } from '../../../trail/record-view.ts';

/** One approval, wherever it stands in the list; an open one with what it would do now. */
export const getApproval = operation('getApproval', async (deps, { params, caller, visitor }) => {
  const found = await selectApproval(deps.db, params.approvalId, deps.now());
  const clientAddress = visitor.address;
  await recordView(deps, caller, { type: 'support_queue_viewed', clientAddress });
  return found ? withShown(deps, deps.db, found) : { refused: 'approval_not_found' };
});
