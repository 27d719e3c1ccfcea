import type { Database } from '@tvm/db';
import { isAddressNew } from '../../../credentials/new-address.ts';
import { isApproved } from '../../../credentials/new-phone-approval.ts';
import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { stepUpValidUntil } from '../../../sessions/step-up.ts';
import type { SessionFacts } from '../../../sessions/with-session.ts';
import { type AuditEvent, byPerson, recordEvent } from '../../../trail/audit.ts';

/** Why a session may not do something sensitive now. */
export interface ChangeRefusal {
  outcome: 'step_up_required' | 'authenticator_missing' | 'approval_required';
}

/** What an operation needs; `active` is an active authenticator, `new` that it may be replaced. */
type Needs = { authenticator?: 'active' | 'new' };

/** The first reason against, if any; the proof comes last, because nobody should give one for nothing. */
function refusalOf(facts: SessionFacts, { authenticator }: Needs, now: Date): ChangeRefusal | undefined {
  if (authenticator && facts.authenticatorState !== 'active') return { outcome: 'authenticator_missing' };
  if (authenticator === 'new' && isAddressNew(facts.emailChangedAt, now) && !isApproved(facts, now))
    return { outcome: 'approval_required' };
  return stepUpValidUntil(facts, now) ? undefined : { outcome: 'step_up_required' };
}

/** Refuses a sensitive operation of a session that may not do it now, and writes that down. */
export async function refuseChange(
  deps: Deps,
  db: Database,
  session: Session,
  facts: SessionFacts,
  attempt: { type: AuditEvent['type']; clientAddress: string } & Needs,
): Promise<ChangeRefusal | undefined> {
  const now = deps.now();
  const refusal = refusalOf(facts, attempt, now);
  if (!refusal) return undefined;
  const event = { type: attempt.type, result: 'refused', reason: refusal.outcome } as const;
  await recordEvent(db, { ...event, ...byPerson(session, attempt.clientAddress) }, now);
  return refusal;
}
