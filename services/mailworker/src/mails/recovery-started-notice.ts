import { defineMail } from './parts/define-mail.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';
import { findSubject, type SubjectFacts, whom } from './parts/subject.ts';

/** M17 to the other main users: whoever reads the user's mailbox can't keep it from them. */
export const mail = defineMail<SubjectFacts>({
  toUser: findSubject,

  nl: (facts) => ({
    subject: 'Een gebruiker wil een nieuwe telefoon koppelen',
    paragraphs: [
      `${nl.OnAt(facts.at)} is voor ${whom(facts)} gevraagd om een nieuwe telefoon te koppelen, in een browser waarmee deze gebruiker nog niet eerder inlogde. Dat kan daarom pas na 24 uur. Logt de gebruiker in die tijd in, dan stopt het.`,
      'Vraag uw collega zelf of dit klopt, in persoon of op een nummer dat u al had. In Mijn TVM kunt u het onder Voortgang 2FA bij deze gebruiker bevestigen; dan kan het meteen.',
      `Klopt dit niet? Laat uw collega inloggen, of bel direct ${PHONE}.`,
    ],
  }),

  en: (facts) => ({
    subject: 'A user wants to link a new phone',
    paragraphs: [
      `${en.OnAt(facts.at)} it was asked to link a new phone for ${whom(facts)}, in a browser that this user had not logged in with before. That is why it can only be done after 24 hours. If the user logs in within that time, it stops.`,
      'Ask your colleague yourself whether this is right, in person or on a number that you had already. In Mijn TVM, under 2FA progress, you can confirm it at this user; then it can be done at once.',
      `Is this not right? Let your colleague log in, or call ${PHONE} right away.`,
    ],
  }),

  samples: {
    'm17-recovery-started-notice': {
      at: sample.at,
      name: 'Jonnie van Joosten',
      organisation: 'Voorbeeld Transport',
    },
  },
});
