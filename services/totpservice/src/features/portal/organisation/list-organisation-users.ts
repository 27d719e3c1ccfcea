import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { listUsers, type UserListQuery } from '../../../standing/list-users.queries.ts';
import { getOrganisation } from '../../../standing/organisations.queries.ts';
import { asMainUser } from './as-main-user.ts';

/** A page of the users of the main user's own organisation, with the version of the list as it is shown. */
export async function listOrganisationUsers(
  deps: Deps,
  session: Session,
  query: UserListQuery,
  clientAddress: string,
): Promise<{ outcome: 'listed'; page: Schema<'OrganisationUserPage'> } | { outcome: 'not_main_user' }> {
  const found = await asMainUser(deps, session, { type: 'organisation_viewed', clientAddress });
  if ('outcome' in found) return found;
  const { organisationId } = found;
  // One snapshot: the version is the one of the users that are shown.
  return deps.db.transaction(
    async (tx) => {
      const { userListVersion } = await getOrganisation(tx, organisationId);
      // What is decided for the main user is decided for all users of the organisation.
      const about = {
        now: deps.now(),
        isRequired: session.decision.required,
        requestedBy: 'main_user' as const,
      };
      const { total, items } = await listUsers(tx, organisationId, query, about);
      const { page, pageSize } = query;
      return {
        outcome: 'listed',
        page: { userListVersion: String(userListVersion), page, pageSize, total, items },
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
