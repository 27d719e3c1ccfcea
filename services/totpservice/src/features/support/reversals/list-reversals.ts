import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { recordView } from '../../../trail/record-view.ts';
import { withImpact } from './describe-reversal.ts';
import { type ReversalQuery, selectReversals } from './reversals.queries.ts';

/** One page of reversals, the newest first; open ones with what they would do now. */
export async function listReversals(
  deps: Deps,
  session: EmployeeSession,
  query: ReversalQuery,
  clientAddress: string,
): Promise<Schema<'ReversalPage'>> {
  const now = deps.now();
  const { page, pageSize, organisationId = null } = query;
  const { total, items } = await selectReversals(deps.db, query, now);
  const target = { organisationId };
  await recordView(deps, session, { type: 'support_queue_viewed', target, clientAddress });
  const described = [];
  for (const item of items) described.push(await withImpact(deps, deps.db, item));
  return { page, pageSize, total, items: described };
}
