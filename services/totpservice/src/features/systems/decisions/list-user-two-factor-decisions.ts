import { pageOf, readAfter } from '../../../http/page-cursor.ts';
import { operation } from '../../../sessions/operation.ts';
import { findDecisions, findDecisionsOf } from './decisions.queries.ts';

/** The decisions about the users that are named, or about all of one organisation, by external id. Users who have none aren't in it. */
export const listUserTwoFactorDecisions = operation('listUserTwoFactorDecisions', async (deps, { query }) => {
  const { user, organisation, limit } = query;
  if ((user === undefined) === (organisation === undefined)) return { refused: 'validation_failed' };
  const after = readAfter(query.after);
  if (after === undefined) return { refused: 'cursor_unknown' };
  if (organisation === undefined) {
    const items = await findDecisions(deps, { externalIds: user ?? [] });
    return { items, next: null, hasMore: false };
  }
  const found = await findDecisionsOf(deps, { organisation, after, limit: limit + 1 });
  return found ? pageOf(found, limit, ({ externalId }) => externalId) : { refused: 'organisation_not_found' };
});
