import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { recordView } from '../../../trail/record-view.ts';
import { describeOrganisation } from './describe-organisation.ts';
import { type RolloutQuery, selectOrganisationFigures } from './rollout.queries.ts';

/** One page of organisations with their figures, sorted over all of them. */
export async function listRolloutOrganisations(
  deps: Deps,
  session: EmployeeSession,
  { page, pageSize, ...query }: RolloutQuery & { page: number; pageSize: number },
  clientAddress: string,
): Promise<Schema<'RolloutOrganisationPage'>> {
  const now = deps.now();
  const organisations = await selectOrganisationFigures(deps.db, query);
  await recordView(deps, session, { type: 'rollout_viewed', clientAddress });
  const shown = organisations.slice((page - 1) * pageSize, page * pageSize);
  const items = shown.map((facts) => describeOrganisation(deps.config, facts, now));
  return { page, pageSize, total: organisations.length, items };
}
