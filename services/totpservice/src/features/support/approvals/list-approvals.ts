import type { Schema } from '@tvm/contract';
import { withShown } from '../../../approvals/describe-approval.ts';
import { selectApprovals } from '../../../approvals/listed.queries.ts';
import { operation } from '../../../sessions/operation.ts';
import { recordView } from '../../../trail/record-view.ts';

/** One page of approvals; open ones with what they would do now. */
export const listApprovals = operation('listApprovals', async (deps, { query, caller, visitor }) => {
  const { page, pageSize, organisationId = null, userId } = query;
  const { total, items: found } = await selectApprovals(deps.db, query, deps.now());
  const target = { organisationId, ...(userId !== undefined && { userId }) };
  await recordView(deps, caller, { type: 'support_queue_viewed', target, clientAddress: visitor.address });
  const items: Schema<'Approval'>[] = [];
  for (const item of found) items.push(await withShown(deps, deps.db, item));
  return { page, pageSize, total, items };
});
