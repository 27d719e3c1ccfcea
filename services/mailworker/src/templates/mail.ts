import type { nl } from './texts.nl.ts';

/** Every word of every mail in one language. Another language is one more object of this type. */
export type MailTexts = typeof nl;

export type Title = 'heer' | 'mevrouw';

/** Whom a mail speaks to. Names are as stored, that is: not trusted. */
export interface Addressee {
  title: Title | null;
  namePrefix: string;
  surname: string;
}

/** Why a registration mail is sent: because the organisation activated 2FA, or for any other reason. */
export type RegistrationReason = 'activation' | 'other';

/** What a person lost when asking for a reset: the password, or the phone with the authenticator. */
export type LostFactor = 'password' | 'authenticator';

/** One mail with all that its template needs. `link` is a full URL, dates are instants. */
export type Mail =
  | { template: 'registration'; reason: RegistrationReason; link: string; expiresAt: Date }
  | { template: 'already_enrolled'; reason: RegistrationReason }
  | { template: 'two_factor_activated'; at: Date }
  | { template: 'password_reset'; lost: LostFactor; link: string; expiresAt: Date }
  | { template: 'password_changed'; at: Date }
  | { template: 'authenticator_replaced'; at: Date }
  | { template: 'authenticator_replaced_notice'; at: Date; name: string; organisation: string | null };

interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** Pure: the same mail and addressee give the same bytes, so that a retry repeats the first attempt. */
export type RenderMail = (mail: Mail, addressee: Addressee) => RenderedMail;
