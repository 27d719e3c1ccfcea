import { Paragraph } from './layout.tsx';
import type { MailTexts, Notice } from './mail.ts';
import type { MailParts } from './mail-parts.ts';
import { printable } from './printable.ts';

/** As an employee of support typed it: a sentence or a few, not a story. */
const REASON_LENGTH = 500;

/** Every mail that only tells something: the same paragraphs in both parts, and no link. */
export function notice(mail: Notice, texts: MailTexts): MailParts {
  const [subject, ...told] = noticeText(mail, texts);
  const paragraphs = told.filter((paragraph) => paragraph !== '');
  return {
    subject,
    preview: paragraphs[0] ?? '',
    html: paragraphs.map((paragraph) => <Paragraph key={paragraph}>{paragraph}</Paragraph>),
    text: paragraphs,
  };
}

/** The subject, then the paragraphs; an empty one is left out. */
function noticeText(mail: Notice, texts: MailTexts): [subject: string, ...paragraphs: string[]] {
  switch (mail.template) {
    case 'already_enrolled':
      return [texts.alreadyEnrolled.subject, texts.alreadyEnrolled.nothingToDo(mail.reason)];
    case 'two_factor_activated': {
      const t = texts.twoFactorActivated;
      return [t.subject, t.what(mail.at), t.notYou];
    }
    case 'password_changed': {
      const t = texts.passwordChanged;
      return [t.subject, t.what(mail.at), t.notYou];
    }
    case 'email_changed': {
      const t = texts.emailChanged;
      return [t.subject, t.what(mail.at), t.where, t.notYou];
    }
    case 'authenticator_replaced': {
      const t = texts.authenticatorReplaced;
      return [t.subject, t.what(mail.at), t.notYou];
    }
    case 'authenticator_replaced_notice': {
      const t = texts.authenticatorReplacedNotice;
      return [t.subject, t.what(printable(mail.name), printable(mail.organisation ?? ''), mail.at), t.notYou];
    }
    case 'two_factor_reversed': {
      const t = texts.twoFactorReversed;
      const organisation = printable(mail.organisation);
      const reason = printable(mail.reason, REASON_LENGTH);
      const why = reason && t.why(reason);
      const { endedActivation, exemptUntil } = mail;
      return [
        t.subject(organisation, endedActivation),
        t.what(organisation, mail.at, endedActivation),
        exemptUntil ? t.exempt(exemptUntil) : '',
        why,
        t.effect(endedActivation),
        t.notRight,
      ];
    }
    case 'two_factor_reset': {
      const t = texts.twoFactorReset;
      return [t.subject, t.what(mail.at), t.effect, t.notYou];
    }
    case 'new_phone_approved': {
      const t = texts.newPhoneApproved;
      return [t.subject, t.what(mail.at), t.next, t.notYou];
    }
    case 'login_locked': {
      const t = texts.loginLocked;
      return [t.subject, t.what(mail.lockedBy, mail.until), t.you(mail.lockedBy), t.notYou(mail.lockedBy)];
    }
    case 'mandatory_reminder': {
      const t = texts.mandatoryReminder;
      return [t.subject(mail.days), t.what(mail.requiredFrom, mail.days), t.withMail, t.withoutMail, t.help];
    }
    case 'mandatory_reminder_main_user': {
      const t = texts.mandatoryReminderMainUser;
      const { notEnrolled, requiredFrom, days } = mail;
      return [t.subject(notEnrolled), t.what(notEnrolled, requiredFrom, days), t.portal, t.after, t.help];
    }
    case 'mandatory_reminder_support': {
      const t = texts.mandatoryReminderSupport;
      const { organisations, notEnrolled, requiredFrom, days } = mail;
      return [t.subject(organisations), t.what(organisations, notEnrolled, requiredFrom, days), t.where];
    }
  }
}
