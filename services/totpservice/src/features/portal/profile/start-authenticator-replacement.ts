import { showPendingAuthenticator } from '../../../credentials/pending-authenticator.ts';
import { operation } from '../../../sessions/operation.ts';
import { withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { newAuthenticator, refuseUnmet } from './refuse-unmet.ts';

/**
 * The pending secret of this session's replacement: made at the first call, the same after a refresh. Another session has one of its own and leaves
 * this one alone; the first that is confirmed ends all others. The old authenticator works until then.
 */
export const startAuthenticatorReplacement = operation(
  'startAuthenticatorReplacement',
  async (deps, { caller, visitor }) =>
    withSession(deps, caller, async (tx, facts) => {
      const type = 'replacement_started' as const;
      const attempt = { type, visitor, needs: newAuthenticator };
      const refused = await refuseUnmet(deps, tx, caller, facts, attempt);
      if (refused) return refused;
      const { sessionId } = caller;
      const { isNew, authenticator } = await showPendingAuthenticator(deps, tx, caller, { sessionId });
      const event = { type, result: 'success' as const, ...byPerson(caller, visitor.address) };
      if (isNew) await recordEvent(tx, event, deps.now());
      return authenticator;
    }),
);
