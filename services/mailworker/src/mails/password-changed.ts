import { defineMail } from './parts/define-mail.ts';
import { whenItHappened } from './parts/moment.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';

/** M4: a password took effect. */
export const mail = defineMail<{ at: Date }>({
  toUser: whenItHappened,

  nl: ({ at }) => ({
    subject: 'Uw wachtwoord is gewijzigd',
    paragraphs: [`${nl.OnAt(at)} is het wachtwoord van uw account gewijzigd.`, nl.notYou],
  }),

  en: ({ at }) => ({
    subject: 'Your password has been changed',
    paragraphs: [`${en.OnAt(at)} the password of your account was changed.`, en.notYou],
  }),

  samples: { 'm4-password-changed': { at: sample.at } },
});
