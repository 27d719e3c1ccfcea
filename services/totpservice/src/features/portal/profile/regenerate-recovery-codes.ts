import { replaceRecoveryCodes } from '../../../credentials/replace-recovery-codes.ts';
import { operation } from '../../../sessions/operation.ts';
import { withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { activeAuthenticator, refuseUnmet } from './refuse-unmet.ts';

/** Ten new recovery codes of the active authenticator, shown once; all former ones are dead. */
export const regenerateRecoveryCodes = operation(
  'regenerateRecoveryCodes',
  async (deps, { caller, visitor }) =>
    withSession(deps, caller, async (tx, facts) => {
      const type = 'recovery_codes_regenerated' as const;
      const attempt = { type, visitor, needs: activeAuthenticator };
      const refused = await refuseUnmet(deps, tx, caller, facts, attempt);
      if (refused) return refused;
      const { authenticatorId } = facts;
      if (!authenticatorId) return { refused: 'authenticator_missing' };
      const recoveryCodes = await replaceRecoveryCodes(deps, tx, { userId: caller.userId, authenticatorId });
      const event = { type, result: 'success' as const, ...byPerson(caller, visitor.address) };
      await recordEvent(tx, event, deps.now());
      return { recoveryCodes };
    }),
);
