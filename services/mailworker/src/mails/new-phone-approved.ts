import { defineMail } from './parts/define-mail.ts';
import { type Change, changeWithCode, howToDispute, sampleChange } from './parts/dispute-code.ts';
import { type Helper, helperOf, helperWords } from './parts/helper.ts';
import { en, nl } from './parts/phrases.ts';

/** Support, or a main user, approved a new phone. */
export const mail = defineMail<Change & Helper>({
  toUser: async (db, asked) => ({ ...(await changeWithCode(db, asked)), ...helperOf(asked) }),

  nl: ({ at, byMainUser, ...code }) => ({
    subject: 'U kunt een nieuwe telefoon koppelen',
    paragraphs: [
      `${nl.OnAt(at)} heeft ${helperWords.nl(byMainUser)} goedgekeurd dat u een nieuwe authenticator-app aan uw account koppelt. Dat kan 24 uur lang.`,
      'Ga verder op de pagina waar u was. Werkt die niet meer, vraag dan op de inlogpagina bij Hulp nodig bij inloggen een nieuwe e-mail aan. Uw vorige app werkt tot de nieuwe is gekoppeld.',
      ...howToDispute.nl(code, 'tvm'),
    ],
  }),

  en: ({ at, byMainUser, ...code }) => ({
    subject: 'You can link a new phone',
    paragraphs: [
      `${en.OnAt(at)} ${helperWords.en(byMainUser)} approved that you link a new authenticator app to your account. You can do so for 24 hours.`,
      'Go on in the page where you were. If it no longer works, ask for a new e-mail on the login page, under Need help logging in. Your former app works until the new one is linked.',
      ...howToDispute.en(code, 'tvm'),
    ],
  }),

  samples: {
    'new-phone-approved': { ...sampleChange, byMainUser: false },
    'new-phone-approved-by-main-user': { ...sampleChange, byMainUser: true },
  },
});
