import type { Schema } from '@tvm/contract';
import { claimAttempt, codePolicy, consecutiveFailuresAllowed } from '../../../attempts/attempt-budget.ts';
import { checkOwnPassword } from '../../../credentials/check-own-password.ts';
import { recordRejectedCode } from '../../../credentials/record-rejected-code.ts';
import { noAuthenticator } from '../../../credentials/verify-code.ts';
import { type Proof, verifyProof } from '../../../credentials/verify-proof.ts';
import type { Deps } from '../../../deps.ts';
import type { Visitor } from '../../../http/visitor.ts';
import type { Session } from '../../../sessions/session.ts';
import { type DeadSession, findSessionFacts, type SessionFacts } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { acceptStepUp } from './accept-step-up.ts';

export type StepUp =
  | { outcome: 'stepped_up'; token: string; validUntil: Date }
  | { outcome: 'code_rejected' }
  /** A wrong password, or a proof of the wrong kind. */
  | { outcome: 'proof_rejected' }
  | { outcome: 'locked'; lockedUntil: Date }
  | DeadSession;

interface Input {
  proof: Schema<'StepUpRequest'>;
  client: Visitor;
}

/**
 * Proves again who holds a session, for sensitive operations. With an active authenticator only its code or a recovery code counts, under the
 * budget of logins; without one the password. The session goes on under a new identifier; the former one is dead.
 */
export async function stepUp(deps: Deps, session: Session, input: Input): Promise<StepUp> {
  const facts = await findSessionFacts(deps.db, session);
  if (!facts) return { outcome: 'unauthenticated' };
  const { password, ...proof } = input.proof;
  const wanted = password === undefined ? 'active' : null;
  if (facts.authenticatorState !== wanted) {
    const event = { type: 'step_up', result: 'refused', reason: 'wrong_kind' } as const;
    await recordEvent(deps.db, { ...event, ...byPerson(session, input.client.address) }, deps.now());
    return { outcome: 'proof_rejected' };
  }
  return password === undefined
    ? withCode(deps, session, facts, { proof, client: input.client })
    : withPassword(deps, session, { password, client: input.client });
}

async function withPassword(
  deps: Deps,
  session: Session,
  { password, client }: { password: string; client: Visitor },
): Promise<StepUp> {
  const check = await checkOwnPassword(deps, session, { password, client, type: 'step_up' });
  if (check.outcome !== 'right') return check;
  const accepted = await acceptStepUp(deps, session, { kind: 'password', clientAddress: client.address });
  return accepted ?? { outcome: 'proof_rejected' };
}

async function withCode(
  deps: Deps,
  session: Session,
  facts: SessionFacts,
  { proof, client }: { proof: Proof; client: Visitor },
): Promise<StepUp> {
  const { userId, organisationId } = session;
  const claim = await claimAttempt(deps.db, codePolicy, userId, deps.now());
  if (claim.outcome === 'locked') {
    const event = { type: 'step_up', result: 'refused', reason: 'locked' } as const;
    await recordEvent(deps.db, { ...event, ...byPerson(session, client.address) }, deps.now());
    return claim;
  }
  const kind = proof.code === undefined ? ('recovery_code' as const) : ('code' as const);
  // A process may have ended between counting the last attempt that may be looked at and disabling the authenticator.
  const verification =
    claim.consecutive > consecutiveFailuresAllowed
      ? noAuthenticator
      : await verifyProof(deps, { userId, ...facts }, proof, (take) =>
          acceptStepUp(deps, session, { kind, take, clientAddress: client.address }),
        );
  if (verification.outcome === 'accepted') return verification.value;
  const { actor } = byPerson(session, client.address);
  const { reason, driftSeconds } = verification;
  const clientAddress = client.address;
  const rejected = { type: 'step_up' as const, actor, reason, userId, organisationId, clientAddress };
  await recordRejectedCode(deps, { ...rejected, driftSeconds, claim });
  return { outcome: 'code_rejected' };
}
