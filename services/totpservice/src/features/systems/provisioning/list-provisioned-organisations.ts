import { pageOf, readAfter } from '../../../http/page-cursor.ts';
import { selectProvisionedOrganisations } from '../../../provisioning/provisioned.queries.ts';
import { operation } from '../../../sessions/operation.ts';

/** Organisations as their source last put them, by external id, each with a digest of its users. */
export const listProvisionedOrganisations = operation(
  'listProvisionedOrganisations',
  async ({ db }, { query: { after: cursor, limit } }) => {
    const after = readAfter(cursor);
    if (after === undefined) return { refused: 'cursor_unknown' };
    const rows = await selectProvisionedOrganisations(db, { after, limit: limit + 1 });
    return pageOf(rows, limit, ({ externalId }) => externalId);
  },
);
