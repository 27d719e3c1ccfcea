import { operation } from '../../../sessions/operation.ts';
import { recordView } from '../../../trail/record-view.ts';
import { selectDisputes } from './disputes.queries.ts';

/** What people said wasn't them, for support to look into. */
export const listDisputes = operation('listDisputes', async (deps, { query, caller, visitor }) => {
  const { page, pageSize } = query;
  const found = await selectDisputes(deps.db, query);
  await recordView(deps, caller, { type: 'disputes_viewed', clientAddress: visitor.address });
  return { page, pageSize, ...found };
});
