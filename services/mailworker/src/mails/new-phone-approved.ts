import { defineMail } from './parts/define-mail.ts';
import { whenItHappened } from './parts/moment.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';

/** Support approved a new phone. */
export const mail = defineMail<{ at: Date }>({
  toUser: whenItHappened,

  nl: ({ at }) => ({
    subject: 'U kunt een nieuwe telefoon koppelen',
    paragraphs: [
      `${nl.OnAt(at)} heeft TVM goedgekeurd dat u een nieuwe authenticator-app aan uw account koppelt. Dat kan 24 uur lang.`,
      'Ga verder op de pagina waar u was. Werkt die niet meer, vraag dan op de inlogpagina bij Hulp nodig bij inloggen een nieuwe e-mail aan. Uw vorige app werkt tot de nieuwe is gekoppeld.',
      nl.notAsked,
    ],
  }),

  en: ({ at }) => ({
    subject: 'You can link a new phone',
    paragraphs: [
      `${en.OnAt(at)} TVM approved that you link a new authenticator app to your account. You can do so for 24 hours.`,
      'Go on in the page where you were. If it no longer works, ask for a new e-mail on the login page, under Need help logging in. Your former app works until the new one is linked.',
      en.notAsked,
    ],
  }),

  samples: { 'new-phone-approved': { at: sample.at } },
});
