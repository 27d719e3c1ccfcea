import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { recordView } from '../../../trail/record-view.ts';
import { selectEmployees } from '../users/support.queries.ts';

/** All employees, so that one can be helped by another. */
export async function listEmployees(
  deps: Deps,
  session: EmployeeSession,
  clientAddress: string,
): Promise<Schema<'EmployeeList'>> {
  const items = await selectEmployees(deps.db);
  await recordView(deps, session, { type: 'employees_viewed', clientAddress });
  return { items };
}
