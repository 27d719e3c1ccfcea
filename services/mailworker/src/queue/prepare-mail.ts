import type { Database } from '@tvm/db';
import type { KeyRing } from '@tvm/keys';
import { findDecision } from '../campaign/organisation-decisions.ts';
import type { Addressee, Mail, RegistrationReason } from '../templates/mail.ts';
import { type Ended, endOfLink, type LinkDeps, mintLink } from './link.ts';
import {
  findRegistrationOfMail,
  findSubject,
  hasActiveAuthenticator,
  hasNewerRegistrationMail,
  hasOpenActivation,
  keepContent,
  lockMail,
  lockUser,
  type MailRow,
  type UserRow,
} from './mails.queries.ts';
import {
  lockContent,
  mainUserReminderContent,
  reminderContent,
  reversalContent,
  supportReminderContent,
} from './notice-content.ts';
import { recordEnd } from './record-outcome.ts';
import { type MailContent, openContent, sealContent } from './sealed-content.ts';

export interface PrepareDeps extends LinkDeps {
  tokenKeys: KeyRing;
  /** Gets the notices of an organisation without another main user (DESIGN.md, section 3), in Dutch. */
  supportAddress: string;
  /** From when 2FA is required of everybody; undefined for never. */
  mandatoryFrom: Date | undefined;
}

const NAMELESS: Addressee = { title: null, namePrefix: '', surname: '', language: 'nl' };

export type PreparedMail =
  | { outcome: 'ready'; content: MailContent; firstAttemptAt: Date }
  | ({ outcome: 'ended' } & Ended)
  | { outcome: 'nothing-to-do' };

/**
 * Decides at the first attempt what is sent and to whom, mints the link, and seals it all with the mail, in one commit, before anything leaves. A
 * later attempt finds the same, or finds that sending it has become wrong.
 * @throws SealError
 */
export function prepareMail(
  db: Database,
  deps: PrepareDeps,
  claimed: MailRow,
  now: Date,
): Promise<PreparedMail> {
  return db.transaction(async (tx) => {
    const user = claimed.userId === null ? null : await lockUser(tx, claimed.userId);
    const mail = await lockMail(tx, claimed);
    if (!mail || user === undefined) return { outcome: 'nothing-to-do' };
    const content =
      (await endOfMintedLink(tx, { mail, user }, now)) ??
      (mail.sealedContent === null
        ? await decideContent(tx, deps, { mail, user }, now)
        : openContent(deps.tokenKeys, mail, mail.sealedContent));
    if ('ended' in content) {
      await recordEnd(tx, mail.id, content, now);
      return { outcome: 'ended', ...content };
    }
    return { outcome: 'ready', content, firstAttemptAt: mail.firstAttemptAt ?? now };
  });
}

async function decideContent(
  db: Database,
  deps: PrepareDeps,
  { mail, user }: { mail: MailRow; user: UserRow | null },
  now: Date,
): Promise<MailContent | Ended> {
  const said = user
    ? await contentFor(db, deps, { mail, user }, now)
    : await contentForSupport(db, deps, mail, now);
  if ('ended' in said) return said;
  const content: MailContent = {
    to: user?.emailCanonical ?? deps.supportAddress,
    addressee: user ? addresseeOf(user) : NAMELESS,
    mail: said,
  };
  const sealedContent = sealContent(deps.tokenKeys, mail, content);
  await keepContent(db, { id: mail.id, sealedContent, firstAttemptAt: mail.firstAttemptAt ?? now });
  return content;
}

const addresseeOf = ({ title, namePrefix, surname, language }: UserRow): Addressee => ({
  title,
  namePrefix,
  surname,
  language,
});

/** Why a later attempt must not send its link any more. A notice has none: it goes to its first recipient, whatever has changed since. */
async function endOfMintedLink(
  db: Database,
  { mail, user }: { mail: MailRow; user: UserRow | null },
  now: Date,
): Promise<Ended | undefined> {
  const registration = user && (await findRegistrationOfMail(db, mail.id));
  if (!registration) return undefined;
  const ended = endOfLink(registration, user, now);
  if (ended || mail.sealedContent !== null) return ended;
  return { ended: 'failed', reason: 'content_wiped' };
}

type Recipient = { mail: MailRow; user: UserRow };

async function contentFor(
  db: Database,
  deps: PrepareDeps,
  recipient: Recipient,
  now: Date,
): Promise<Mail | Ended> {
  const { mail } = recipient;
  const at = momentOf(mail);
  switch (mail.kind) {
    case 'registration':
      return registrationMail(db, deps, recipient, now);
    case 'password_reset': {
      const link = await linkOf(db, deps, recipient, now);
      return 'ended' in link
        ? link
        : { template: 'password_reset', lost: mail.params.lost ?? 'password', ...link };
    }
    case 'two_factor_activated':
    case 'password_changed':
    case 'authenticator_replaced':
    case 'two_factor_reset':
    case 'new_phone_approved':
    case 'email_changed':
      return { template: mail.kind, at };
    case 'authenticator_replaced_notice':
      return replacementNotice(db, mail);
    case 'two_factor_reversed':
      return reversalContent(db, recipient, at);
    case 'login_locked':
      return lockContent(mail);
    case 'mandatory_reminder':
      return reminderContent(db, deps, recipient, now);
    case 'mandatory_reminder_main_user':
      return mainUserReminderContent(db, deps, recipient, now);
    case 'mandatory_reminder_support':
      return { ended: 'failed', reason: 'not_for_a_user' };
  }
}

/** Support gets notices only: a link is always some user's own. */
function contentForSupport(
  db: Database,
  deps: PrepareDeps,
  mail: MailRow,
  now: Date,
): Promise<Mail | Ended> | Ended {
  if (mail.kind === 'authenticator_replaced_notice') return replacementNotice(db, mail);
  if (mail.kind === 'mandatory_reminder_support') return supportReminderContent(db, deps, mail, now);
  return { ended: 'failed', reason: 'no_recipient' };
}

/** Whoever is enrolled gets no link: a registration gives a first authenticator only. */
async function registrationMail(
  db: Database,
  deps: PrepareDeps,
  recipient: Recipient,
  now: Date,
): Promise<Mail | Ended> {
  const { mail, user } = recipient;
  if (await hasNewerRegistrationMail(db, mail)) return { ended: 'replaced', reason: 'newer_mail' };
  const why = await reasonOf(db, deps, recipient, now);
  if ('ended' in why) return why;
  if (!user.disabledAt && (await hasActiveAuthenticator(db, user.id))) {
    return { template: 'already_enrolled', reason: why.reason };
  }
  const link = await linkOf(db, deps, recipient, now);
  return 'ended' in link ? link : { template: 'registration', ...why, ...link };
}

/** An invitation because of the mandatory date isn't sent any more when the date was moved, or an exemption came, before it could leave. */
async function reasonOf(
  db: Database,
  { mandatoryFrom }: PrepareDeps,
  { mail, user }: Recipient,
  now: Date,
): Promise<{ reason: RegistrationReason; requiredFrom?: Date } | Ended> {
  if (user.kind === 'employee') return { reason: 'employee' };
  if (await hasOpenActivation(db, user)) return { reason: 'activation' };
  const { requiredFrom } = mail.params;
  if (!requiredFrom || !user.organisationId) return { reason: 'other' };
  const decision = await findDecision(db, user.organisationId, mandatoryFrom, now);
  if (!decision?.required) return { ended: 'withdrawn', reason: 'not_required' };
  return { reason: 'mandatory', requiredFrom: new Date(requiredFrom) };
}

async function linkOf(db: Database, deps: LinkDeps, recipient: Recipient, now: Date) {
  if (recipient.user.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' } satisfies Ended;
  return mintLink(db, deps, recipient, now);
}

async function replacementNotice(db: Database, mail: MailRow): Promise<Mail | Ended> {
  const { subjectUserId } = mail.params;
  const subject = subjectUserId && (await findSubject(db, subjectUserId));
  if (!subject) return { ended: 'failed', reason: 'subject_unknown' };
  return { template: 'authenticator_replaced_notice', at: momentOf(mail), ...subject };
}

const momentOf = (mail: MailRow) => (mail.params.at ? new Date(mail.params.at) : mail.createdAt);
