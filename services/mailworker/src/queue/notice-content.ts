import type { Database } from '@tvm/db';
import { findDecision, readDecisions } from '../campaign/organisation-decisions.ts';
import type { Mail } from '../templates/mail.ts';
import type { Ended } from './link.ts';
import {
  findOrganisationName,
  findReversal,
  hasActiveAuthenticator,
  type MailRow,
  type UserRow,
} from './mails.queries.ts';

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
  const reversal = await findReversal(db, reversalId);
  if (!reversal) return { ended: 'failed', reason: 'reversal_unknown' };
  const organisation = user.organisationId && (await findOrganisationName(db, user.organisationId));
  if (!organisation) return { ended: 'failed', reason: 'organisation_unknown' };
  return { template: 'two_factor_reversed', at, organisation, ...reversal };
}

/** M7. It goes out after the lock too: that somebody tried is what it tells. */
export function lockContent({ params: { until, lockedBy } }: MailRow): Mail | Ended {
  const ends = instantOf(until);
  return ends && lockedBy ? { template: 'login_locked', until: ends, lockedBy } : incomplete;
}

/** What the reminders are compared with: the decision as it is when they leave. */
interface ReminderDeps {
  mandatoryFrom: Date | undefined;
}

/** M8, to whoever still has to set up 2FA. */
export async function reminderContent(
  db: Database,
  deps: ReminderDeps,
  recipient: Recipient,
  now: Date,
): Promise<Mail | Ended> {
  const reminder = reminderOf(recipient.mail);
  if (!reminder) return incomplete;
  const ended = await endOfReminder(db, deps, recipient, { ...reminder, now });
  if (ended) return ended;
  if (await hasActiveAuthenticator(db, recipient.user.id))
    return { ended: 'withdrawn', reason: 'already_enrolled' };
  return { template: 'mandatory_reminder', ...reminder };
}

/** M9: how many there are is what it was when the mail was queued. */
export async function mainUserReminderContent(
  db: Database,
  deps: ReminderDeps,
  recipient: Recipient,
  now: Date,
): Promise<Mail | Ended> {
  const reminder = reminderOf(recipient.mail);
  const { notEnrolled } = recipient.mail.params;
  if (!reminder || !notEnrolled) return incomplete;
  if (!recipient.user.isMainUser) return { ended: 'withdrawn', reason: 'not_main_user' };
  const ended = await endOfReminder(db, deps, recipient, { ...reminder, now });
  return ended ?? { template: 'mandatory_reminder_main_user', ...reminder, notEnrolled };
}

/** The same to support, of all organisations that have no main user. */
export async function supportReminderContent(
  db: Database,
  { mandatoryFrom }: ReminderDeps,
  mail: MailRow,
  now: Date,
): Promise<Mail | Ended> {
  const reminder = reminderOf(mail);
  const { notEnrolled, organisations } = mail.params;
  if (!reminder || !notEnrolled || !organisations) return incomplete;
  if (reminder.requiredFrom <= now) return { ended: 'withdrawn', reason: 'date_passed' };
  const decisions = await readDecisions(db, mandatoryFrom, now);
  const isAnybodys = decisions.some(
    ({ decision }) =>
      !decision.required && decision.requiredFrom?.getTime() === reminder.requiredFrom.getTime(),
  );
  if (!isAnybodys) return { ended: 'withdrawn', reason: 'date_moved' };
  return { template: 'mandatory_reminder_support', ...reminder, notEnrolled, organisations };
}

/** The day has come, or the date was moved since the mail was queued. */
async function endOfReminder(
  db: Database,
  { mandatoryFrom }: ReminderDeps,
  { user }: Recipient,
  { requiredFrom, now }: { requiredFrom: Date; now: Date },
): Promise<Ended | undefined> {
  if (user.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' };
  if (requiredFrom <= now) return { ended: 'withdrawn', reason: 'date_passed' };
  const decision = user.organisationId && (await findDecision(db, user.organisationId, mandatoryFrom, now));
  const isSame =
    decision && !decision.required && decision.requiredFrom?.getTime() === requiredFrom.getTime();
  return isSame ? undefined : { ended: 'withdrawn', reason: 'date_moved' };
}

function reminderOf({ params }: MailRow): { requiredFrom: Date; days: number } | undefined {
  const requiredFrom = instantOf(params.requiredFrom);
  return requiredFrom && params.days ? { requiredFrom, days: params.days } : undefined;
}

function instantOf(text: string | undefined): Date | undefined {
  const instant = new Date(text ?? '');
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
