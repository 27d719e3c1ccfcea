import { replaceRecoveryCodes } from '../../../credentials/replace-recovery-codes.ts';
import { queueNotice } from '../../../mails/queue-notice.ts';
import { operation } from '../../../sessions/operation.ts';
import { withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { activeAuthenticator, refuseUnmet } from './refuse-unmet.ts';

/** Ten new recovery codes of whoever has an active authenticator, shown once; all former ones are dead, and the person is told. */
export const regenerateRecoveryCodes = operation(
  'regenerateRecoveryCodes',
  async (deps, { caller, visitor }) =>
    withSession(deps, caller, async (tx, facts) => {
      const type = 'recovery_codes_regenerated' as const;
      const attempt = { type, visitor, needs: activeAuthenticator };
      const refused = await refuseUnmet(deps, tx, caller, facts, attempt);
      if (refused) return refused;
      const { userId } = caller;
      const now = deps.now();
      const recoveryCodes = await replaceRecoveryCodes(deps, tx, userId);
      const event = { type, result: 'success' as const, ...byPerson(caller, visitor.address) };
      await recordEvent(tx, event, now);
      await queueNotice(tx, { userId, about: 'recovery_codes_renewed', visitor }, now);
      return { recoveryCodes };
    }),
);
