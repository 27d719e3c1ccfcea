import { defineMail } from './parts/define-mail.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';
import { findSubject, type SubjectFacts, whom } from './parts/subject.ts';

/** M5 to the other main users, or to support where there is none. */
export const mail = defineMail<SubjectFacts>({
  toUser: findSubject,
  toSupport: findSubject,

  nl: (facts) => ({
    subject: 'Nieuwe authenticator-app gekoppeld voor een gebruiker',
    paragraphs: [
      `Voor ${whom(facts)} is een nieuwe authenticator-app gekoppeld, ${nl.onAt(facts.at)}. De vorige authenticator-app werkt niet meer.`,
      `Klopt dit niet? Bel direct ${PHONE}.`,
    ],
  }),

  en: (facts) => ({
    subject: 'New authenticator app linked for a user',
    paragraphs: [
      `A new authenticator app was linked for ${whom(facts)}, ${en.onAt(facts.at)}. The former authenticator app no longer works.`,
      `Is this not right? Call ${PHONE} right away.`,
    ],
  }),

  samples: {
    'm5-authenticator-replaced-notice': {
      at: sample.at,
      name: 'Jonnie van Joosten',
      organisation: 'Voorbeeld Transport',
    },
    'm5-authenticator-replaced-notice-employee': { at: sample.at, name: 'Anna de Wit', organisation: null },
  },
});
