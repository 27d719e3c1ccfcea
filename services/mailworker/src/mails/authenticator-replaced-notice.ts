import type { Database } from '@tvm/db';
import { type Asked, defineMail, type Ended } from './parts/define-mail.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';
import { findSubject, type SubjectFacts, whom } from './parts/subject.ts';

interface Replaced extends SubjectFacts {
  byPasskey: boolean;
}

async function findReplaced(db: Database, asked: Asked): Promise<Replaced | Ended> {
  const found = await findSubject(db, asked);
  return 'ended' in found ? found : { ...found, byPasskey: asked.mail.params.byPasskey === true };
}

/** M5 to the other main users, or to support where there is none. */
export const mail = defineMail<Replaced>({
  toUser: findReplaced,
  toSupport: findReplaced,

  nl: (facts) => ({
    subject: facts.byPasskey
      ? 'Nieuwe passkey gemaakt voor een gebruiker'
      : 'Nieuwe authenticator-app gekoppeld voor een gebruiker',
    paragraphs: [
      facts.byPasskey
        ? `Voor ${whom(facts)} is een nieuwe passkey gemaakt, ${nl.onAt(facts.at)}. Een authenticator-app van deze gebruiker werkt niet meer.`
        : `Voor ${whom(facts)} is een nieuwe authenticator-app gekoppeld, ${nl.onAt(facts.at)}. De vorige authenticator-app werkt niet meer.`,
      `Klopt dit niet? Bel direct ${PHONE}.`,
    ],
  }),

  en: (facts) => ({
    subject: facts.byPasskey ? 'New passkey made for a user' : 'New authenticator app linked for a user',
    paragraphs: [
      facts.byPasskey
        ? `A new passkey was made for ${whom(facts)}, ${en.onAt(facts.at)}. An authenticator app of this user no longer works.`
        : `A new authenticator app was linked for ${whom(facts)}, ${en.onAt(facts.at)}. The former authenticator app no longer works.`,
      `Is this not right? Call ${PHONE} right away.`,
    ],
  }),

  samples: {
    'm5-authenticator-replaced-notice': {
      at: sample.at,
      name: 'Jonnie van Joosten',
      organisation: 'Voorbeeld Transport',
      byPasskey: false,
    },
    'm5-authenticator-replaced-notice-employee': {
      at: sample.at,
      name: 'Anna de Wit',
      organisation: null,
      byPasskey: true,
    },
  },
});
