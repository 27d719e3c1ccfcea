import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { getOwnOrganisation } from '../../../standing/organisations.queries.ts';
import { selectUsers } from '../../../standing/users.queries.ts';
import { byPerson } from '../../../trail/audit.ts';
import { asMainUser } from './as-main-user.ts';

/** A page of the users of the main user's own organisation, with the version of the list as it is shown. */
export const listOrganisationUsers = operation(
  'listOrganisationUsers',
  async (deps, { query, caller, visitor }) => {
    const event = { type: 'organisation_viewed', ...byPerson(caller, visitor.address) } as const;
    const found = await asMainUser(deps, caller, event);
    if (isRefusal(found)) return found;
    const { organisationId } = found;
    // One snapshot: the version is the one of the users that are shown.
    return deps.db.transaction(
      async (tx) => {
        const { userListVersion } = await getOwnOrganisation(tx, organisationId);
        // What is decided for the main user is decided for all users of the organisation.
        const isRequired = caller.decision.required;
        const about = { now: deps.now(), isRequired, requestedBy: 'main_user' as const };
        const { total, items } = await selectUsers(tx, organisationId, query, about);
        const { page, pageSize } = query;
        return { userListVersion: String(userListVersion), page, pageSize, total, items };
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
  },
);
