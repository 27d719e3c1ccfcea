import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { findProgressOf } from '../../../standing/organisations.queries.ts';
import { byPerson } from '../../../trail/audit.ts';
import { readUserTimeline } from '../../../trail/read-user-timeline.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { asMainUser } from './as-main-user.ts';

/** What happened to the registration of a user of the main user's own organisation. Another organisation's user is no user (SECURITY rule 9). */
export const getUserTimeline = operation('getUserTimeline', async (deps, { params, caller, visitor }) => {
  const { userId } = params;
  const event = { type: 'organisation_viewed', ...byPerson(caller, visitor.address) } as const;
  const found = await asMainUser(deps, caller, event);
  if (isRefusal(found)) return found;
  const { organisationId } = found;
  // One snapshot: the progress is the one of the events that are shown.
  const timeline = await deps.db.transaction(
    async (tx) => {
      const user = await findProgressOf(tx, { organisationId, userId }, deps.now());
      return user && { ...user, events: await readUserTimeline(tx, { userId, organisationId }) };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  return timeline ?? recordRefused(deps.db, event, { refused: 'user_not_found' }, deps.now());
});
