import type { Schema } from '@tvm/contract';
import type { Deps } from '../../deps.ts';
import { byEmployee, recordEvent } from '../../security/audit.ts';
import type { EmployeeSession } from '../../security/session.ts';
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
  const who = byEmployee(session, {}, clientAddress);
  await recordEvent(deps.db, { type: 'support_queue_viewed', result: 'success', ...who }, deps.now());
  return { page, pageSize, ...found };
}
