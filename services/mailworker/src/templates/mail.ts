import type { nl } from './texts.nl.ts';

/** Every word of every mail in one language. Another language is one more object of this type. */
export type MailTexts = typeof nl;

export type Language = 'nl' | 'en';

export type Title = 'heer' | 'mevrouw';

/** Whom a mail speaks to, and in which language. Names are as stored, that is: not trusted. */
export interface Addressee {
  title: Title | null;
  namePrefix: string;
  surname: string;
  language: Language;
}

/** Why a registration mail is sent: the organisation activated 2FA, the mandatory date has come, an employee is new, or any other reason. */
export type RegistrationReason = 'activation' | 'mandatory' | 'employee' | 'other';

/** What a person lost when asking for a reset: the password, or the phone with the authenticator. */
export type LostFactor = 'password' | 'authenticator';

/** What was wrong too often. */
export type LockedBy = 'password' | 'code';

/**
 * One mail with all that its template needs. `link` is a full URL, dates are instants, names and the reason are as stored. `days` and `notEnrolled` are
 * counts from 1.
 */
export type Mail =
  | {
      template: 'registration';
      reason: RegistrationReason;
      /** With `mandatory`. */
      requiredFrom?: Date;
      link: string;
      expiresAt: Date;
    }
  | { template: 'already_enrolled'; reason: RegistrationReason }
  | { template: 'two_factor_activated'; at: Date }
  | { template: 'password_reset'; lost: LostFactor; link: string; expiresAt: Date }
  | { template: 'password_changed'; at: Date }
  | { template: 'authenticator_replaced'; at: Date }
  | { template: 'authenticator_replaced_notice'; at: Date; name: string; organisation: string | null }
  | {
      template: 'two_factor_reversed';
      at: Date;
      organisation: string;
      reason: string;
      /** Otherwise the organisation never had 2FA on, and its users keep what they set up. */
      endedActivation: boolean;
      exemptUntil: Date | null;
    }
  | { template: 'two_factor_reset'; at: Date }
  | { template: 'new_phone_approved'; at: Date }
  | { template: 'email_changed'; at: Date }
  | { template: 'login_locked'; until: Date; lockedBy: LockedBy }
  | { template: 'mandatory_reminder'; requiredFrom: Date; days: number }
  | { template: 'mandatory_reminder_main_user'; requiredFrom: Date; days: number; notEnrolled: number }
  | {
      template: 'mandatory_reminder_support';
      requiredFrom: Date;
      days: number;
      notEnrolled: number;
      organisations: number;
    };

/** A mail without a link. */
export type Notice = Exclude<Mail, { link: string }>;

interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** Pure: the same mail and addressee give the same bytes, so that a retry repeats the first attempt. */
export type RenderMail = (mail: Mail, addressee: Addressee) => RenderedMail;
