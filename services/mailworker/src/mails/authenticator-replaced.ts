import { defineMail } from './parts/define-mail.ts';
import { type Change, changeWithCode, howToDispute, sampleChange } from './parts/dispute-code.ts';
import { en, nl } from './parts/phrases.ts';

/** M5: another authenticator took the place of the former one. */
export const mail = defineMail<Change>({
  toUser: changeWithCode,

  nl: ({ at, ...code }) => ({
    subject: 'Nieuwe authenticator-app gekoppeld',
    paragraphs: [
      `${nl.OnAt(at)} is een nieuwe authenticator-app aan uw account gekoppeld. De vorige authenticator-app werkt niet meer.`,
      ...howToDispute.nl(code),
    ],
  }),

  en: ({ at, ...code }) => ({
    subject: 'New authenticator app linked',
    paragraphs: [
      `${en.OnAt(at)} a new authenticator app was linked to your account. The former authenticator app no longer works.`,
      ...howToDispute.en(code),
    ],
  }),

  samples: { 'm5-authenticator-replaced': sampleChange },
});
