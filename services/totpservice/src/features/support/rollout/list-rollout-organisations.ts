import { operation } from '../../../sessions/operation.ts';
import { recordView } from '../../../trail/record-view.ts';
import { describeOrganisation } from './describe-organisation.ts';
import { selectOrganisationFigures } from './rollout.queries.ts';

/** One page of organisations with their figures, sorted over all of them. */
export const listRolloutOrganisations = operation(
  'listRolloutOrganisations',
  async (deps, { query, caller, visitor }) => {
    const now = deps.now();
    const { page, pageSize } = query;
    const organisations = await selectOrganisationFigures(deps.db, query);
    await recordView(deps, caller, { type: 'rollout_viewed', clientAddress: visitor.address });
    const shown = organisations.slice((page - 1) * pageSize, page * pageSize);
    const items = shown.map((facts) => describeOrganisation(deps.config, facts, now));
    return { page, pageSize, total: organisations.length, items };
  },
);
