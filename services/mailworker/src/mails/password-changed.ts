import { defineMail } from './parts/define-mail.ts';
import { type Change, changeWithCode, howToDispute, sampleChange } from './parts/dispute-code.ts';
import { en, nl } from './parts/phrases.ts';

/** M4: a password took effect. */
export const mail = defineMail<Change>({
  toUser: changeWithCode,

  nl: ({ at, ...code }) => ({
    subject: 'Uw wachtwoord is gewijzigd',
    paragraphs: [`${nl.OnAt(at)} is het wachtwoord van uw account gewijzigd.`, ...howToDispute.nl(code)],
  }),

  en: ({ at, ...code }) => ({
    subject: 'Your password has been changed',
    paragraphs: [`${en.OnAt(at)} the password of your account was changed.`, ...howToDispute.en(code)],
  }),

  samples: { 'm4-password-changed': sampleChange },
});
