import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { type DeadSession, withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { endOtherSessions } from './profile.queries.ts';
import { type ChangeRefusal, refuseChange } from './refuse-change.ts';

export type RevokeSession =
  | { outcome: 'revoked' }
  | { outcome: 'session_not_found' }
  | ChangeRefusal
  | DeadSession;

/** Ends one other live session of the person; any other id, somebody else's or the own one, is one that doesn't exist. */
export async function revokeSession(
  deps: Deps,
  session: Session,
  input: { sessionId: string; clientAddress: string },
): Promise<RevokeSession> {
  const { sessionId, clientAddress } = input;
  const type = 'session_revoked' as const;
  return withSession<RevokeSession>(deps, session, async (tx, facts) => {
    const refused = await refuseChange(deps, tx, session, facts, { type, clientAddress });
    if (refused) return refused;
    const now = deps.now();
    const ended = await endOtherSessions(tx, session, now, sessionId);
    const outcome = ended > 0 ? 'revoked' : 'session_not_found';
    const result =
      ended > 0 ? { result: 'success' as const } : { result: 'refused' as const, reason: outcome };
    const event = { type, ...result, details: { sessionId } };
    await recordEvent(tx, { ...event, ...byPerson(session, clientAddress) }, now);
    return { outcome };
  });
}
