import type { Schema } from '@tvm/contract';
import { operation } from '../../../sessions/operation.ts';
import { recordView } from '../../../trail/record-view.ts';
import { describeCampaign } from './describe-campaign.ts';
import { decideFor } from './describe-organisation.ts';
import { noFigures } from './no-figures.ts';
import {
  findLastCount,
  type OrganisationFacts,
  selectDays,
  selectOrganisationFigures,
} from './rollout.queries.ts';

/** How far everybody is: figures of all organisations, as they were last counted, and by day. The rule decides for each organisation; nothing of it stands in a query. */
export const getRollout = operation('getRollout', async (deps, { caller, visitor }) => {
  const { db, config } = deps;
  const now = deps.now();
  const organisations = await selectOrganisationFigures(db, {
    sort: 'name',
    order: 'asc',
    withoutMainUser: false,
  });
  const decided = organisations.map((facts) => ({ facts, decision: decideFor(config, facts, now) }));
  const last = await findLastCount(db);
  await recordView(deps, caller, { type: 'rollout_viewed', clientAddress: visitor.address });
  return {
    mandatoryFrom: config.mandatoryFrom?.toISOString() ?? null,
    countedAt: last?.countedAt.toISOString() ?? null,
    figures: sumFigures(organisations),
    wouldBeStopped: last?.wouldBeStopped ?? 0,
    toInvite: last?.toInvite ?? 0,
    organisations: {
      total: organisations.length,
      activated: decided.filter(({ decision }) => decision.because === 'activated').length,
      exempt: decided.filter(({ decision }) => decision.because === 'exempt').length,
      withoutMainUser: organisations.filter(({ mainUsers }) => mainUsers === 0).length,
    },
    campaign: await describeCampaign(db),
    days: await selectDays(db),
  };
});

function sumFigures(organisations: OrganisationFacts[]): Schema<'RolloutFigures'> {
  const total = { ...noFigures };
  for (const { figures } of organisations)
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += figures[key];
  return total;
}
