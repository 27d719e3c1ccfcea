import { checkOwnPassword } from '../../../credentials/check-own-password.ts';
import { withProof } from '../../../credentials/with-proof.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { operation } from '../../../sessions/operation.ts';
import type { Session } from '../../../sessions/session.ts';
import { findSessionFacts } from '../../../sessions/with-session.ts';
import { byPerson } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { acceptStepUp, type SteppedUp } from './accept-step-up.ts';

/**
 * Proves again who holds a session, for sensitive operations. With an active authenticator only its code or a recovery code counts, under the
 * budget of logins; without one the password. The session goes on under a new identifier; the former one is dead.
 */
export const stepUp = operation('stepUp', async (deps, { body, caller, visitor }) => {
  const facts = await findSessionFacts(deps.db, caller);
  if (!facts) return { refused: 'unauthenticated' };
  const { password, ...given } = body;
  const wanted = password === undefined ? 'active' : null;
  if (facts.authenticatorState !== wanted) {
    const event = { type: 'step_up', ...byPerson(caller, visitor.address) } as const;
    return recordRefused(deps.db, event, { refused: 'proof_rejected' }, deps.now());
  }
  const flow = { flowId: caller.sessionId };
  const { apps, hasPasskey } = facts;
  const proving = { type: 'step_up', person: caller, visitor, apps, hasPasskey, flow, given } as const;
  const proved =
    password === undefined
      ? await withProof(deps, proving, (proof) => acceptStepUp(deps, caller, proof, visitor))
      : await withPassword(deps, caller, { password, visitor });
  if (isRefusal(proved)) return proved;
  const { validUntil, cookie } = proved;
  return answer(200, { validUntil: validUntil.toISOString() }, { cookies: { session: cookie } });
});

async function withPassword(
  deps: Deps,
  session: Session,
  given: { password: string; visitor: Visitor },
): Promise<SteppedUp | Refusal<'unauthenticated' | 'proof_rejected' | 'login_locked'>> {
  const refused = await checkOwnPassword(deps, session, { ...given, type: 'step_up' });
  if (refused) return refused;
  const accepted = await acceptStepUp(deps, session, 'password', given.visitor);
  return accepted ?? { refused: 'proof_rejected' };
}
