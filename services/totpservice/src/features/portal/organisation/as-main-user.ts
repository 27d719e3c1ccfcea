import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Session } from '../../../sessions/session.ts';
import type { AuditEvent, Who } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

/** The organisation of a main user (SECURITY rule 9). Anybody else is refused, which is written down as this event. */
export async function asMainUser(
  { db, now }: Deps,
  { isMainUser, organisationId }: Session,
  event: Who & Pick<AuditEvent, 'type'>,
): Promise<{ organisationId: string } | Refusal<'main_user_required'>> {
  if (isMainUser && organisationId) return { organisationId };
  return recordRefused(db, event, { refused: 'main_user_required' }, now());
}
