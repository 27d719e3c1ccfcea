import type { Database } from '@tvm/db';
import { findDecision } from '../../standing/organisation-decisions.ts';
import type { Asked, Ended, MailRow, UserRow } from './define-mail.ts';
import { instantOf } from './moment.ts';

export interface Reminder {
  /** From when 2FA is required of the user. */
  requiredFrom: Date;
  /** Until then, from 1. */
  days: number;
}

/** What a reminder was told when it was queued; undefined where that isn't all. */
export function reminderOf({ params }: MailRow): Reminder | undefined {
  const requiredFrom = instantOf(params.requiredFrom);
  return requiredFrom && params.days ? { requiredFrom, days: params.days } : undefined;
}

/** Why a reminder isn't sent any more: its day has come, or the date was moved since it was queued. */
export async function endOfReminder(
  db: Database,
  { mandatoryFrom, user, now }: Asked<UserRow>,
  { requiredFrom }: Reminder,
): Promise<Ended | undefined> {
  if (user.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' };
  if (requiredFrom <= now) return { ended: 'withdrawn', reason: 'date_passed' };
  const decision = user.organisationId && (await findDecision(db, user.organisationId, mandatoryFrom, now));
  const isSame =
    decision && !decision.required && decision.requiredFrom?.getTime() === requiredFrom.getTime();
  return isSame ? undefined : { ended: 'withdrawn', reason: 'date_moved' };
}
