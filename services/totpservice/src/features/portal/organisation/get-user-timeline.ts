import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { findProgressOf } from '../../../standing/organisations.queries.ts';
import { readUserTimeline } from '../../../trail/read-user-timeline.ts';
import { asMainUser, recordRefused } from './as-main-user.ts';

export type GetUserTimeline =
  | { outcome: 'found'; timeline: Schema<'UserTimeline'> }
  | { outcome: 'not_main_user' }
  | { outcome: 'user_not_found' };

/** What happened to the registration of a user of the main user's own organisation. Another organisation's user is no user (SECURITY rule 9). */
export async function getUserTimeline(
  deps: Deps,
  session: Session,
  { userId, clientAddress }: { userId: string; clientAddress: string },
): Promise<GetUserTimeline> {
  const attempt = { type: 'organisation_viewed', clientAddress } as const;
  const found = await asMainUser(deps, session, attempt);
  if ('outcome' in found) return found;
  const { organisationId } = found;
  // One snapshot: the progress is the one of the events that are shown.
  const timeline = await deps.db.transaction(
    async (tx) => {
      const user = await findProgressOf(tx, { organisationId, userId }, deps.now());
      return user && { ...user, events: await readUserTimeline(tx, { userId, organisationId }) };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  if (!timeline) return recordRefused(deps, session, attempt, { outcome: 'user_not_found' });
  return { outcome: 'found', timeline };
}
