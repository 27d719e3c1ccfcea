import type { Schema } from '@tvm/contract';
import { showPendingAuthenticator } from '../../../credentials/pending-authenticator.ts';
import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { type DeadSession, withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { type ChangeRefusal, refuseChange } from './refuse-change.ts';

export type StartAuthenticatorReplacement =
  | { outcome: 'pending'; authenticator: Schema<'PendingAuthenticator'> }
  | ChangeRefusal
  | DeadSession;

/**
 * The pending secret of this session's replacement: made at the first call, the same after a refresh. Another session has one of its own and leaves
 * this one alone; the first that is confirmed ends all others. The old authenticator works until then.
 */
export async function startAuthenticatorReplacement(
  deps: Deps,
  session: Session,
  input: { clientAddress: string },
): Promise<StartAuthenticatorReplacement> {
  const { clientAddress } = input;
  const type = 'replacement_started' as const;
  return withSession<StartAuthenticatorReplacement>(deps, session, async (tx, facts) => {
    const attempt = { type, clientAddress, authenticator: 'new' as const };
    const refused = await refuseChange(deps, tx, session, facts, attempt);
    if (refused) return refused;
    const { sessionId } = session;
    const { isNew, authenticator } = await showPendingAuthenticator(deps, tx, session, { sessionId });
    const event = { type, result: 'success' as const, ...byPerson(session, clientAddress) };
    if (isNew) await recordEvent(tx, event, deps.now());
    return { outcome: 'pending', authenticator };
  });
}
