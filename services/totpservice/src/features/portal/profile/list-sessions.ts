import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import { type Session, sessionIdleSeconds } from '../../../sessions/session.ts';
import { listLiveSessions } from './profile.queries.ts';

/** The person's live sessions, the one that asks first and then the most recently used. */
export async function listSessions(deps: Deps, session: Session): Promise<Schema<'SessionList'>> {
  const rows = await listLiveSessions(deps.db, session, deps.now());
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
}
