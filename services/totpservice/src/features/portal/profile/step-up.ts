import { claimAttempt, codePolicy, consecutiveFailuresAllowed } from '../../../attempts/attempt-budget.ts';
import { checkOwnPassword } from '../../../credentials/check-own-password.ts';
import { noAuthenticator } from '../../../credentials/match-code.ts';
import {
  type MatchedProof,
  matchProof,
  type Proof,
  proofRejection,
} from '../../../credentials/match-proof.ts';
import { recordRejectedCode } from '../../../credentials/record-rejected-code.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { operation } from '../../../sessions/operation.ts';
import type { Session } from '../../../sessions/session.ts';
import { findSessionFacts, type SessionFacts } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { acceptStepUp, type SteppedUp } from './accept-step-up.ts';

/** `proof_rejected`: a wrong password, or a proof of the wrong kind. */
type Proved = SteppedUp | Refusal<'unauthenticated' | 'code_rejected' | 'proof_rejected' | 'login_locked'>;

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
    const event = { type: 'step_up', result: 'refused', reason: 'wrong_kind' } as const;
    await recordEvent(deps.db, { ...event, ...byPerson(caller, visitor.address) }, deps.now());
    return { refused: 'proof_rejected' };
  }
  const proved =
    password === undefined
      ? await withCode(deps, caller, facts, { given, visitor })
      : await withPassword(deps, caller, { password, visitor });
  if (isRefusal(proved)) return proved;
  const { validUntil, cookie } = proved;
  return answer(200, { validUntil: validUntil.toISOString() }, { cookies: { session: cookie } });
});

async function withPassword(
  deps: Deps,
  session: Session,
  given: { password: string; visitor: Visitor },
): Promise<Proved> {
  const refused = await checkOwnPassword(deps, session, { ...given, type: 'step_up' });
  if (refused) return refused;
  const accepted = await acceptStepUp(deps, session, 'password', given.visitor);
  return accepted ?? { refused: 'proof_rejected' };
}

async function withCode(
  deps: Deps,
  session: Session,
  facts: SessionFacts,
  { given, visitor }: { given: Proof; visitor: Visitor },
): Promise<Proved> {
  const { userId, organisationId } = session;
  const who = byPerson(session, visitor.address);
  const claim = await claimAttempt(deps.db, codePolicy, userId, deps.now());
  if (claim.outcome === 'locked') {
    const event = { type: 'step_up', result: 'refused', reason: 'locked' } as const;
    await recordEvent(deps.db, { ...event, ...who }, deps.now());
    return { refused: 'login_locked', retryAt: claim.lockedUntil };
  }
  // A process may have ended between counting the last attempt that may be looked at and disabling the authenticator.
  const isSpent = claim.consecutive > consecutiveFailuresAllowed;
  const proof: MatchedProof = isSpent
    ? { kind: 'rejected', ...noAuthenticator }
    : await matchProof(deps, { userId, ...facts }, given);
  const steppedUp = proof.kind === 'rejected' ? undefined : await acceptStepUp(deps, session, proof, visitor);
  if (steppedUp) return steppedUp;
  const { reason, driftSeconds } = proofRejection(proof);
  const rejected = {
    type: 'step_up' as const,
    actor: who.actor,
    userId,
    organisationId,
    reason,
    driftSeconds,
  };
  await recordRejectedCode(deps, { ...rejected, clientAddress: visitor.address, claim });
  return { refused: 'code_rejected' };
}
