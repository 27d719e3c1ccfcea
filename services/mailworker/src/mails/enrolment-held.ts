import type { Database } from '@tvm/db';
import { type Asked, defineMail, type Ended } from './parts/define-mail.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';
import { findSubject, type SubjectFacts, whom } from './parts/subject.ts';

interface Facts extends SubjectFacts {
  /** Two employees have decided already; otherwise it waits. */
  isConfirmed: boolean;
}

/** M13 to the other main users, or to support where there is none: two changes of a user within 72 hours, which hold the enrolment. */
export const mail = defineMail<Facts>({
  toUser: findFacts,
  toSupport: findFacts,

  nl: (facts) => ({
    subject: facts.isConfirmed
      ? 'Gegevens van een gebruiker gewijzigd'
      : 'Bevestig dat een gebruiker 2FA mag instellen',
    paragraphs: [
      `De gegevens van ${whom(facts)} zijn binnen 72 uur meer dan eens gewijzigd, het laatst ${nl.onAt(facts.at)}.`,
      facts.isConfirmed
        ? 'Twee medewerkers van TVM hebben dit gecontroleerd.'
        : 'Daarom kan deze gebruiker 2FA pas instellen als iemand anders bevestigt dat dit klopt. Vraag het uw collega zelf, in persoon of op een nummer dat u kent. Bevestigen of weigeren doet u in Mijn TVM onder Voortgang 2FA; komt uw collega van een andere organisatie, dan bevestigt een medewerker van TVM.',
      `Klopt dit niet? Bel direct ${PHONE}.`,
    ],
  }),

  en: (facts) => ({
    subject: facts.isConfirmed ? 'Details of a user were changed' : 'Confirm that a user may set up 2FA',
    paragraphs: [
      `The details of ${whom(facts)} were changed more than once within 72 hours, last ${en.onAt(facts.at)}.`,
      facts.isConfirmed
        ? 'Two employees of TVM have checked this.'
        : 'That is why this user can only set up 2FA once somebody else confirms that this is right. Ask your colleague yourself, in person or on a number that you know. You confirm or refuse in Mijn TVM, under 2FA progress; where your colleague comes from another organisation, an employee of TVM confirms.',
      `Is this not right? Call ${PHONE} right away.`,
    ],
  }),

  samples: {
    'm13-enrolment-held': {
      at: sample.at,
      name: 'Jonnie van Joosten',
      organisation: 'Voorbeeld Transport',
      isConfirmed: false,
    },
    'm13-enrolment-held-confirmed': {
      at: sample.at,
      name: 'Jonnie van Joosten',
      organisation: 'Voorbeeld Transport',
      isConfirmed: true,
    },
  },
});

async function findFacts(db: Database, asked: Asked): Promise<Facts | Ended> {
  const subject = await findSubject(db, asked);
  return 'ended' in subject ? subject : { ...subject, isConfirmed: asked.mail.params.confirmed === true };
}
