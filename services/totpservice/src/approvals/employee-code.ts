import type { Database } from '@tvm/db';
import {
  claimAttempt,
  codePolicy,
  consecutiveFailuresAllowed,
  restoreAttempts,
} from '../attempts/attempt-budget.ts';
import type { AttemptClaim } from '../attempts/claimed-attempt.ts';
import { noAuthenticator } from '../credentials/match-code.ts';
import { type MatchedProof, matchProof, proofRejection, takeProof } from '../credentials/match-proof.ts';
import { recordRejectedCode } from '../credentials/record-rejected-code.ts';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import { findSessionFacts } from '../sessions/with-session.ts';
import { byPerson, recordEvent } from '../trail/audit.ts';
import type { Decider } from './refuse-decision.ts';

/** A code of an employee's own app: counted and looked at, and not used up yet. */
export interface EmployeeCode {
  claim: Extract<AttemptClaim, { outcome: 'claimed' }>;
  proof: MatchedProof;
}

/** Counts the attempt under the budget of logins, in a commit of its own (SECURITY rule 3), and looks at the code, whatever was given before. */
export async function claimEmployeeCode(
  deps: Deps,
  { session, clientAddress }: Decider,
  code: string,
): Promise<EmployeeCode | Refusal<'unauthenticated' | 'login_locked'>> {
  const { userId } = session;
  const facts = await findSessionFacts(deps.db, session);
  if (!facts) return { refused: 'unauthenticated' };
  const claim = await claimAttempt(deps.db, codePolicy, userId, deps.now());
  if (claim.outcome === 'locked') {
    const event = { type: 'step_up', result: 'refused', reason: 'locked' } as const;
    await recordEvent(deps.db, { ...event, ...byPerson(session, clientAddress) }, deps.now());
    return { refused: 'login_locked', retryAt: claim.lockedUntil };
  }
  // A process may have ended between counting the last attempt that may be looked at and disabling the authenticator.
  const isSpent = claim.consecutive > consecutiveFailuresAllowed;
  const proof: MatchedProof = isSpent
    ? { kind: 'rejected', ...noAuthenticator }
    : await matchProof(deps, { userId, ...facts }, { code });
  return { claim, proof };
}

/** Uses the code up, in the transaction of what it is given for, with the employee's row locked. False: it is rejected. */
export async function takeEmployeeCode(
  { now }: Deps,
  tx: Database,
  { session }: Decider,
  { proof }: EmployeeCode,
): Promise<boolean> {
  if (!(await takeProof(tx, proof, now()))) return false;
  await restoreAttempts(tx, 'code', session.userId);
  return true;
}

/** Writes a code down that wasn't taken, outside the transaction that it was given for: the answer doesn't tell why. */
export async function rejectEmployeeCode(
  deps: Deps,
  { session, clientAddress }: Decider,
  { claim, proof }: EmployeeCode,
): Promise<Refusal<'code_rejected'>> {
  const { userId, organisationId } = session;
  const { actor } = byPerson(session, clientAddress);
  const { reason, driftSeconds } = proofRejection(proof);
  const rejected = { actor, userId, organisationId, clientAddress, reason, driftSeconds, claim };
  await recordRejectedCode(deps, { type: 'step_up', ...rejected });
  return { refused: 'code_rejected' };
}
