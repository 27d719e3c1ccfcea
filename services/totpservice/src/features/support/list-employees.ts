import type { Schema } from '@tvm/contract';
import type { Deps } from '../../deps.ts';
import { byEmployee, recordEvent } from '../../security/audit.ts';
import type { EmployeeSession } from '../../security/session.ts';
import { selectEmployees } from './support.queries.ts';

/** All employees, so that one can be helped by another. */
export async function listEmployees(
  deps: Deps,
  session: EmployeeSession,
  clientAddress: string,
): Promise<Schema<'EmployeeList'>> {
  const items = await selectEmployees(deps.db);
  const who = byEmployee(session, {}, clientAddress);
  await recordEvent(deps.db, { type: 'employees_viewed', result: 'success', ...who }, deps.now());
  return { items };
}
