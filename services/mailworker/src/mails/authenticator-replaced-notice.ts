import { type Database, organisations, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { type Asked, defineMail, type Ended } from './parts/define-mail.ts';
import { momentOf } from './parts/moment.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { printable } from './parts/printable.ts';
import { sample } from './parts/sample.ts';

/** Names as stored. The organisation is null for an employee. */
interface Facts {
  at: Date;
  name: string;
  organisation: string | null;
}

/** M5 to the other main users, or to support where there is none. */
export const mail = defineMail<Facts>({
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

function whom({ name, organisation }: Facts): string {
  const inWhich = printable(organisation ?? '');
  return inWhich ? `${printable(name)} (${inWhich})` : printable(name);
}

async function findSubject(db: Database, { mail: row }: Asked): Promise<Facts | Ended> {
  const { subjectUserId } = row.params;
  const [subject] = subjectUserId
    ? await db
        .select({ name: users.fullName, organisation: organisations.name })
        .from(users)
        .leftJoin(organisations, eq(organisations.id, users.organisationId))
        .where(eq(users.id, subjectUserId))
    : [];
  if (!subject) return { ended: 'failed', reason: 'subject_unknown' };
  return { at: momentOf(row), ...subject };
}
