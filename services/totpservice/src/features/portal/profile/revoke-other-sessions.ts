import { operation } from '../../../sessions/operation.ts';
import { withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { endOtherSessions } from './profile.queries.ts';
import { freshProof, refuseUnmet } from './refuse-unmet.ts';

/** Ends every session of the person but the one that asks. */
export const revokeOtherSessions = operation('revokeOtherSessions', async (deps, { caller, visitor }) =>
  withSession(deps, caller, async (tx, facts) => {
    const type = 'other_sessions_revoked' as const;
    const refused = await refuseUnmet(deps, tx, caller, facts, { type, visitor, needs: freshProof });
    if (refused) return refused;
    const now = deps.now();
    const sessions = await endOtherSessions(tx, caller, now);
    const event = { type, result: 'success' as const, details: { sessions } };
    await recordEvent(tx, { ...event, ...byPerson(caller, visitor.address) }, now);
    return undefined;
  }),
);
