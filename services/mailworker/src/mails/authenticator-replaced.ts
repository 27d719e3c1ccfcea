import { defineMail } from './parts/define-mail.ts';
import { whenItHappened } from './parts/moment.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';

/** M5: another authenticator took the place of the former one. */
export const mail = defineMail<{ at: Date }>({
  toUser: whenItHappened,

  nl: ({ at }) => ({
    subject: 'Nieuwe authenticator-app gekoppeld',
    paragraphs: [
      `${nl.OnAt(at)} is een nieuwe authenticator-app aan uw account gekoppeld. De vorige authenticator-app werkt niet meer.`,
      nl.notYou,
    ],
  }),

  en: ({ at }) => ({
    subject: 'New authenticator app linked',
    paragraphs: [
      `${en.OnAt(at)} a new authenticator app was linked to your account. The former authenticator app no longer works.`,
      en.notYou,
    ],
  }),

  samples: { 'm5-authenticator-replaced': { at: sample.at } },
});
