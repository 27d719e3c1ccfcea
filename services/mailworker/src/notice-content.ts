import type { Database } from '@tvm/db';
import type { Ended } from './link.ts';
import {
  findOrganisationName,
  findReversalReason,
  hasActiveAuthenticator,
  type MailRow,
  type UserRow,
} from './mails.queries.ts';
import type { Mail } from './templates/mail.ts';

type Recipient = { mail: MailRow; user: UserRow };

/** Whoever queued the mail left out what it speaks of. */
const incomplete: Ended = { ended: 'failed', reason: 'params_incomplete' };

/** M6. The reason is support's, as it stands with the reversal. */
export async function reversalContent(
  db: Database,
  { mail, user }: Recipient,
  at: Date,
): Promise<Mail | Ended> {
  const { reversalId } = mail.params;
  if (!reversalId) return incomplete;
  const reason = await findReversalReason(db, reversalId);
  if (reason === undefined) return { ended: 'failed', reason: 'reversal_unknown' };
  const organisation = user.organisationId && (await findOrganisationName(db, user.organisationId));
  if (!organisation) return { ended: 'failed', reason: 'organisation_unknown' };
  return { template: 'two_factor_reversed', at, organisation, reason };
}

/** M7. It goes out after the lock too: that somebody tried is what it tells. */
export function lockContent({ params: { until, lockedBy } }: MailRow): Mail | Ended {
  const ends = instantOf(until);
  return ends && lockedBy ? { template: 'login_locked', until: ends, lockedBy } : incomplete;
}

/** M8, to whoever still has to set up 2FA. */
export async function reminderContent(
  db: Database,
  { mail, user }: Recipient,
  now: Date,
): Promise<Mail | Ended> {
  const reminder = reminderOf(mail);
  if (!reminder) return incomplete;
  const ended = endOfReminder(user, reminder.requiredFrom, now);
  if (ended) return ended;
  if (await hasActiveAuthenticator(db, user.id)) return { ended: 'withdrawn', reason: 'already_enrolled' };
  return { template: 'mandatory_reminder', ...reminder };
}

/** M9: how many there are is what it was when the mail was queued. */
export function mainUserReminderContent({ mail, user }: Recipient, now: Date): Mail | Ended {
  const reminder = reminderOf(mail);
  const { notEnrolled } = mail.params;
  if (!reminder || !notEnrolled) return incomplete;
  if (!user.isMainUser) return { ended: 'withdrawn', reason: 'not_main_user' };
  return (
    endOfReminder(user, reminder.requiredFrom, now) ?? {
      template: 'mandatory_reminder_main_user',
      ...reminder,
      notEnrolled,
    }
  );
}

function endOfReminder(user: UserRow, requiredFrom: Date, now: Date): Ended | undefined {
  if (user.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' };
  return requiredFrom <= now ? { ended: 'withdrawn', reason: 'date_passed' } : undefined;
}

function reminderOf({ params }: MailRow): { requiredFrom: Date; days: number } | undefined {
  const requiredFrom = instantOf(params.requiredFrom);
  return requiredFrom && params.days ? { requiredFrom, days: params.days } : undefined;
}

function instantOf(text: string | undefined): Date | undefined {
  const instant = new Date(text ?? '');
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
