import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { type AuditEvent, byPerson, recordEvent } from '../../../trail/audit.ts';

/** What somebody tries, as it is called in the audit trail, and from where. */
interface Attempt {
  type: AuditEvent['type'];
  clientAddress: string;
}

/** The organisation of a main user (SECURITY rule 9). Anybody else is refused, which is written down. */
export async function asMainUser(
  deps: Deps,
  session: Session,
  attempt: Attempt,
): Promise<{ organisationId: string } | { outcome: 'not_main_user' }> {
  const { isMainUser, organisationId } = session;
  if (isMainUser && organisationId) return { organisationId };
  return recordRefused(deps, session, attempt, { outcome: 'not_main_user' });
}

/** Writes down what was refused, with why, and hands the refusal on. */
export async function recordRefused<const T extends { outcome: string }>(
  deps: Deps,
  session: Session,
  { type, clientAddress }: Attempt,
  refusal: T,
): Promise<T> {
  const event = { type, result: 'refused', reason: refusal.outcome } as const;
  await recordEvent(deps.db, { ...event, ...byPerson(session, clientAddress) }, deps.now());
  return refusal;
}
