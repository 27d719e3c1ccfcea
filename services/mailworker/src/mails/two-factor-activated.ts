import { defineMail } from './parts/define-mail.ts';
import { type Change, changeWithCode, howToDispute, sampleChange } from './parts/dispute-code.ts';
import { en, nl } from './parts/phrases.ts';

/** M2: a first authenticator was confirmed. */
export const mail = defineMail<Change>({
  toUser: changeWithCode,

  nl: ({ at, ...code }) => ({
    subject: '2FA is ingesteld voor uw account',
    paragraphs: [`${nl.OnAt(at)} is 2FA voor uw account ingesteld.`, ...howToDispute.nl(code)],
  }),

  en: ({ at, ...code }) => ({
    subject: '2FA has been set up for your account',
    paragraphs: [`${en.OnAt(at)} 2FA was set up for your account.`, ...howToDispute.en(code)],
  }),

  samples: { 'm2-two-factor-activated': sampleChange },
});
