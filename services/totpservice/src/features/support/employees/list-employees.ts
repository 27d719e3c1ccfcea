import { operation } from '../../../sessions/operation.ts';
import { recordView } from '../../../trail/record-view.ts';
import { selectEmployees } from './employees.queries.ts';

/** All employees, so that one can be helped by another. */
export const listEmployees = operation('listEmployees', async (deps, { caller, visitor }) => {
  const items = await selectEmployees(deps.db);
  await recordView(deps, caller, { type: 'employees_viewed', clientAddress: visitor.address });
  return { items };
});
