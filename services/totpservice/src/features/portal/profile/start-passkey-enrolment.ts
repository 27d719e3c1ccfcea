import { hasRoomForPasskey, startPasskey } from '../../../credentials/enrol-passkey.ts';
import { operation } from '../../../sessions/operation.ts';
import { withSession } from '../../../sessions/with-session.ts';
import { byPerson } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { anotherPasskey, refuseUnmet } from './refuse-unmet.ts';

/** A challenge for a new passkey of this session, whose person has proved just now by another authenticator who they are. */
export const startPasskeyEnrolment = operation('startPasskeyEnrolment', async (deps, { caller, visitor }) =>
  withSession(deps, caller, async (tx, facts) => {
    const type = 'passkey_added' as const;
    const attempt = { type, visitor, needs: anotherPasskey(caller) };
    const refused = await refuseUnmet(deps, tx, caller, facts, attempt);
    if (refused) return refused;
    if (!(await hasRoomForPasskey(tx, caller.userId))) {
      const full = { refused: 'authenticator_limit_reached' } as const;
      return recordRefused(tx, { type, ...byPerson(caller, visitor.address) }, full, deps.now());
    }
    const { sessionId: flowId, userId, email, fullName } = caller;
    const { credentialEpoch } = facts;
    const { needsVerification } = caller.factors;
    return startPasskey(deps, tx, { flowId, userId, credentialEpoch, email, fullName, needsVerification });
  }),
);
