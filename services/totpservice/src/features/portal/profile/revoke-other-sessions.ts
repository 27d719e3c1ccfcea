import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { type DeadSession, withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { endOtherSessions } from './profile.queries.ts';
import { type ChangeRefusal, refuseChange } from './refuse-change.ts';

export type RevokeOtherSessions = { outcome: 'revoked' } | ChangeRefusal | DeadSession;

/** Ends every session of the person but the one that asks. */
export async function revokeOtherSessions(
  deps: Deps,
  session: Session,
  input: { clientAddress: string },
): Promise<RevokeOtherSessions> {
  const { clientAddress } = input;
  const type = 'other_sessions_revoked' as const;
  return withSession<RevokeOtherSessions>(deps, session, async (tx, facts) => {
    const refused = await refuseChange(deps, tx, session, facts, { type, clientAddress });
    if (refused) return refused;
    const now = deps.now();
    const ended = await endOtherSessions(tx, session, now);
    const event = { type, result: 'success' as const, details: { sessions: ended } };
    await recordEvent(tx, { ...event, ...byPerson(session, clientAddress) }, now);
    return { outcome: 'revoked' };
  });
}
