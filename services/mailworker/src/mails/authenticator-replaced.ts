import { defineMail } from './parts/define-mail.ts';
import { type Change, changeWithCode, howToDispute, sampleChange } from './parts/dispute-code.ts';
import { en, nl } from './parts/phrases.ts';

interface Replaced extends Change {
  byPasskey: boolean;
}

/** M5: another authenticator took the place of the former one. */
export const mail = defineMail<Replaced>({
  toUser: async (db, asked) => ({
    ...(await changeWithCode(db, asked)),
    byPasskey: asked.mail.params.byPasskey === true,
  }),

  nl: ({ at, byPasskey, ...code }) => ({
    subject: byPasskey ? 'Nieuwe passkey gemaakt' : 'Nieuwe authenticator-app gekoppeld',
    paragraphs: [
      byPasskey
        ? `${nl.OnAt(at)} is een nieuwe passkey voor uw account gemaakt, in plaats van hoe u eerst inlogde. Een authenticator-app die u had, werkt niet meer.`
        : `${nl.OnAt(at)} is een nieuwe authenticator-app aan uw account gekoppeld. De vorige authenticator-app werkt niet meer.`,
      ...howToDispute.nl(code),
    ],
  }),

  en: ({ at, byPasskey, ...code }) => ({
    subject: byPasskey ? 'New passkey made' : 'New authenticator app linked',
    paragraphs: [
      byPasskey
        ? `${en.OnAt(at)} a new passkey was made for your account, in place of how you logged in before. An authenticator app that you had no longer works.`
        : `${en.OnAt(at)} a new authenticator app was linked to your account. The former authenticator app no longer works.`,
      ...howToDispute.en(code),
    ],
  }),

  samples: {
    'm5-authenticator-replaced': { ...sampleChange, byPasskey: false },
    'm5-authenticator-replaced-by-passkey': { ...sampleChange, byPasskey: true },
  },
});
