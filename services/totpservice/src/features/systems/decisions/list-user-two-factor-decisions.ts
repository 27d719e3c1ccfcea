import { operation } from '../../../sessions/operation.ts';
import { findDecisions, findDecisionsOf } from './decisions.queries.ts';

/** The decisions about the users that are named, or about all of one organisation, by external id. Users who have none aren't in it. */
export const listUserTwoFactorDecisions = operation('listUserTwoFactorDecisions', async (deps, { query }) => {
  const { user, organisation, page, pageSize } = query;
  if ((user === undefined) === (organisation === undefined)) return { refused: 'validation_failed' };
  if (organisation !== undefined) {
    const found = await findDecisionsOf(deps, { organisation, page, pageSize });
    return found ? { ...found, page, pageSize } : { refused: 'organisation_not_found' };
  }
  const items = await findDecisions(deps, { externalIds: user ?? [] });
  return { items, total: items.length, page: 1, pageSize: Math.max(items.length, 1) };
});
