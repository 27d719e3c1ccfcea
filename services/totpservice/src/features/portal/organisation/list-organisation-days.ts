import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { selectEnrolledByDay } from '../../../standing/organisations.queries.ts';
import { byPerson } from '../../../trail/audit.ts';
import { asMainUser } from './as-main-user.ts';

/** How the main user's organisation came to where it is, without names. */
export const listOrganisationDays = operation('listOrganisationDays', async (deps, { caller, visitor }) => {
  const event = { type: 'organisation_viewed', ...byPerson(caller, visitor.address) } as const;
  const found = await asMainUser(deps, caller, event);
  if (isRefusal(found)) return found;
  return { days: await selectEnrolledByDay(deps.db, found.organisationId) };
});
