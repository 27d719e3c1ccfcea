import { defineMail } from './parts/define-mail.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';
import { findSubject, type SubjectFacts, whom } from './parts/subject.ts';

/** M14 to the other main users of an organisation that activated 2FA, or to support where there is none: it has a new main user. */
export const mail = defineMail<SubjectFacts>({
  toUser: findSubject,
  toSupport: findSubject,

  nl: (facts) => ({
    subject: 'Nieuwe hoofdgebruiker',
    paragraphs: [
      `${whom(facts)} is hoofdgebruiker geworden, ${nl.onAt(facts.at)}. Een hoofdgebruiker ziet hoe ver iedereen is met 2FA en helpt collega’s.`,
      `Klopt dit niet? Bel direct ${PHONE}.`,
    ],
  }),

  en: (facts) => ({
    subject: 'New main user',
    paragraphs: [
      `${whom(facts)} became a main user, ${en.onAt(facts.at)}. A main user sees how far everybody is with 2FA and helps colleagues.`,
      `Is this not right? Call ${PHONE} right away.`,
    ],
  }),

  samples: {
    'm14-main-user-added': { at: sample.at, name: 'Jonnie van Joosten', organisation: 'Voorbeeld Transport' },
  },
});
