import { replaceRecoveryCodes } from '../../../credentials/replace-recovery-codes.ts';
import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { type DeadSession, withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { type ChangeRefusal, refuseChange } from './refuse-change.ts';

export type RegenerateRecoveryCodes =
  | { outcome: 'regenerated'; recoveryCodes: string[] }
  | ChangeRefusal
  | DeadSession;

/** Ten new recovery codes of the active authenticator, shown once; all former ones are dead. */
export async function regenerateRecoveryCodes(
  deps: Deps,
  session: Session,
  input: { clientAddress: string },
): Promise<RegenerateRecoveryCodes> {
  const { clientAddress } = input;
  const { userId } = session;
  const type = 'recovery_codes_regenerated' as const;
  return withSession<RegenerateRecoveryCodes>(deps, session, async (tx, facts) => {
    const attempt = { type, clientAddress, authenticator: 'active' as const };
    const refused = await refuseChange(deps, tx, session, facts, attempt);
    if (refused) return refused;
    const { authenticatorId } = facts;
    if (!authenticatorId) return { outcome: 'authenticator_missing' };
    const recoveryCodes = await replaceRecoveryCodes(deps, tx, { userId, authenticatorId });
    const event = { type, result: 'success' as const, ...byPerson(session, clientAddress) };
    await recordEvent(tx, event, deps.now());
    return { outcome: 'regenerated', recoveryCodes };
  });
}
