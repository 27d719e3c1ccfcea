import { operation } from '../../../sessions/operation.ts';
import { withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { endOtherSessions } from './profile.queries.ts';
import { freshProof, refuseUnmet } from './refuse-unmet.ts';

/** Ends one other live session of the person; any other id, somebody else's or the own one, is one that doesn't exist. */
export const revokeSession = operation('revokeSession', async (deps, { params, caller, visitor }) =>
  withSession(deps, caller, async (tx, facts) => {
    const type = 'session_revoked' as const;
    const refused = await refuseUnmet(deps, tx, caller, facts, { type, visitor, needs: freshProof });
    if (refused) return refused;
    const now = deps.now();
    const { sessionId } = params;
    const event = { type, details: { sessionId }, ...byPerson(caller, visitor.address) };
    const ended = await endOtherSessions(tx, caller, now, sessionId);
    if (ended === 0) return recordRefused(tx, event, { refused: 'session_not_found' }, now);
    await recordEvent(tx, { ...event, result: 'success' }, now);
    return undefined;
  }),
);
