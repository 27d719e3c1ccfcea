import { csvRow } from '@tvm/audit';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { describeOrganisation } from './describe-organisation.ts';
import { noFigures } from './no-figures.ts';
import { type OrganisationFacts, selectOrganisationFigures } from './rollout.queries.ts';

const figures = Object.keys(noFigures) as (keyof typeof noFigures)[];

/** All organisations with their figures as lines of CSV. */
export const exportRollout = operation('exportRollout', async (deps, { query, caller, visitor }) => {
  const now = deps.now();
  const organisations = await selectOrganisationFigures(deps.db, query);
  const who = byEmployee(caller, {}, visitor.address);
  const details = { organisations: organisations.length };
  await recordEvent(deps.db, { type: 'rollout_exported', result: 'success', ...who, details }, now);
  return answer(200, rows(deps, organisations, now), { file: 'rollout' });
});

async function* rows(deps: Deps, organisations: OrganisationFacts[], now: Date): AsyncGenerator<string> {
  yield csvRow(['relationNumber', 'name', 'because', 'requiredFrom', 'mainUsers', ...figures]);
  for (const facts of organisations) {
    const { relationNumber, name, because, requiredFrom, mainUsers } = describeOrganisation(
      deps.config,
      facts,
      now,
    );
    const counted = figures.map((figure) => facts.figures[figure]);
    yield csvRow([relationNumber, name, because, requiredFrom, mainUsers, ...counted]);
  }
}
