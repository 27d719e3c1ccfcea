import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { recordView } from '../../../trail/record-view.ts';
import { type SupportRequestQuery, selectSupportRequests } from './support-requests.queries.ts';

/** One page of what was asked for single users, the newest first. */
export async function listSupportRequests(
  deps: Deps,
  session: EmployeeSession,
  query: SupportRequestQuery,
  clientAddress: string,
): Promise<Schema<'SupportRequestPage'>> {
  const { page, pageSize } = query;
  const found = await selectSupportRequests(deps.db, query, deps.now());
  await recordView(deps, session, { type: 'support_queue_viewed', clientAddress });
  return { page, pageSize, ...found };
}
