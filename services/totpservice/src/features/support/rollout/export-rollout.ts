import { csvRow } from '@tvm/audit';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { describeOrganisation } from './describe-organisation.ts';
import { type OrganisationFacts, type RolloutQuery, selectOrganisationFigures } from './rollout.queries.ts';

const figures = [
  'users',
  'enrolled',
  'notEnrolled',
  'invited',
  'undeliverable',
  'notInvited',
  'disabled',
  'neverLoggedIn',
] as const;

/** All organisations with their figures as lines of CSV. */
export async function exportRollout(
  deps: Deps,
  session: EmployeeSession,
  query: RolloutQuery,
  clientAddress: string,
): Promise<AsyncGenerator<string>> {
  const now = deps.now();
  const organisations = await selectOrganisationFigures(deps.db, query);
  const who = byEmployee(session, {}, clientAddress);
  const details = { organisations: organisations.length };
  await recordEvent(deps.db, { type: 'rollout_exported', result: 'success', ...who, details }, now);
  return rows(deps, organisations, now);
}

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
