import { operation } from '../../../sessions/operation.ts';
import { sessionIdleSeconds } from '../../../sessions/session.ts';
import { listLiveSessions } from './profile.queries.ts';

/** The person's live sessions, the one that asks first and then the most recently used. */
export const listSessions = operation('listSessions', async ({ db, now }, { caller }) => {
  const rows = await listLiveSessions(db, caller, now());
  return {
    items: rows.map(({ createdAt, lastSeenAt, expiresAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: new Date(
        Math.min(lastSeenAt.getTime() + sessionIdleSeconds * 1000, expiresAt.getTime()),
      ).toISOString(),
    })),
  };
});
