import { defineMail } from './parts/define-mail.ts';
import { type Change, changeWithCode, howToDispute, sampleChange } from './parts/dispute-code.ts';
import { en, nl } from './parts/phrases.ts';

/**
 * Goes to the new and to the former address; whoever queues it seals the latter with it. Each has a code: whoever lost the address without wanting it can say so, and one at
 * the former address says no more than that (ADR 31).
 */
export const mail = defineMail<Change>({
  toUser: (db, asked) =>
    asked.mail.params.toFormer && asked.mail.sealedContent === null
      ? { ended: 'failed', reason: 'former_address_wiped' }
      : changeWithCode(db, asked),

  nl: ({ at, ...code }) => ({
    subject: 'Het e-mailadres van uw account is gewijzigd',
    paragraphs: [
      `${nl.OnAt(at)} is het e-mailadres van uw Mijn TVM account gewijzigd.`,
      'Dit bericht gaat naar het oude en naar het nieuwe adres. U logt voortaan in met het nieuwe adres; uw wachtwoord en uw authenticator-app blijven hetzelfde.',
      ...howToDispute.nl(code),
    ],
  }),

  en: ({ at, ...code }) => ({
    subject: 'The e-mail address of your account has been changed',
    paragraphs: [
      `${en.OnAt(at)} the e-mail address of your Mijn TVM account was changed.`,
      'This message goes to the former and to the new address. From now on you log in with the new address; your password and your authenticator app stay the same.',
      ...howToDispute.en(code),
    ],
  }),

  samples: { 'email-changed': sampleChange },
});
