import type { Database } from '@tvm/db';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import type { Session } from '../../../sessions/session.ts';
import { stepUpValidUntil } from '../../../sessions/step-up.ts';
import type { SessionFacts } from '../../../sessions/with-session.ts';
import { isApproved } from '../../../standing/new-phone-approval.ts';
import { type AuditEvent, byPerson } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

/** What an operation needs: the first reason against it, if any. The proof comes last, because nobody should give one for nothing. */
type Need<R extends Refusal> = (facts: SessionFacts, now: Date) => R | undefined;

export const freshProof: Need<Refusal<'step_up_required'>> = (facts, now) =>
  stepUpValidUntil(facts, now) ? undefined : { refused: 'step_up_required' };

export const activeAuthenticator: Need<Refusal<'authenticator_missing' | 'step_up_required'>> = (
  facts,
  now,
) => (facts.authenticatorState === 'active' ? freshProof(facts, now) : { refused: 'authenticator_missing' });

/** That the active authenticator may be replaced. */
export const newAuthenticator: Need<
  Refusal<'authenticator_missing' | 'approval_required' | 'step_up_required'>
> = (facts, now) => {
  const isAddressNew = facts.newAddressUntil !== null && facts.newAddressUntil > now;
  const needsApproval = isAddressNew && !isApproved(facts, now);
  if (facts.authenticatorState === 'active' && needsApproval) return { refused: 'approval_required' };
  return activeAuthenticator(facts, now);
};

/** That a session may add a passkey. Where only a passkey counts, whoever has one proves with that: the code that opened the session before doesn't lead around it. */
export const anotherPasskey =
  ({ lacks }: Session): Need<Refusal<'authenticator_missing' | 'approval_required' | 'step_up_required'>> =>
  (facts, now) =>
    lacks === 'passkey' && facts.hasPasskey ? { refused: 'step_up_required' } : newAuthenticator(facts, now);

/** Refuses a sensitive operation of a session that may not do it now, and writes that down. */
export async function refuseUnmet<R extends Refusal>(
  deps: Deps,
  db: Database,
  session: Session,
  facts: SessionFacts,
  attempt: { type: AuditEvent['type']; visitor: Visitor; needs: Need<R> },
): Promise<R | undefined> {
  const now = deps.now();
  const refusal = attempt.needs(facts, now);
  const event = { type: attempt.type, ...byPerson(session, attempt.visitor.address) };
  return refusal && recordRefused(db, event, refusal, now);
}
