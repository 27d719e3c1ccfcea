import { type HelpKind, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { defineMail, incomplete } from './parts/define-mail.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { printable } from './parts/printable.ts';
import type { Language } from './parts/said.ts';
import { sample } from './parts/sample.ts';
import { findSubject, type SubjectFacts, whom } from './parts/subject.ts';

interface Facts extends SubjectFacts {
  help: HelpKind;
  /** The main user who did it; null for one who isn't there any more. */
  helper: string | null;
}

/** What was done, after "Jan heeft" and "Jan". */
const did: Record<Language, Record<HelpKind, (name: string) => string>> = {
  nl: {
    unlocked: (name) => `de blokkering van ${name} opgeheven`,
    reset: (name) => `2FA van ${name} gereset: de authenticator-app is losgekoppeld`,
    reset_asked: (name) => `gevraagd om 2FA van ${name} te resetten. Een medewerker van TVM beslist`,
    new_phone: (name) => `toegestaan dat ${name} meteen een nieuwe telefoon koppelt`,
    new_phone_asked: (name) =>
      `gevraagd of ${name} een nieuwe telefoon mag koppelen. Een medewerker van TVM beslist`,
    new_phone_stopped: (name) => `het koppelen van een nieuwe telefoon voor ${name} tegengehouden`,
  },
  en: {
    unlocked: (name) => `unlocked ${name}`,
    reset: (name) => `reset the 2FA of ${name}: the authenticator app has been unlinked`,
    reset_asked: (name) => `asked to reset the 2FA of ${name}. An employee of TVM decides`,
    new_phone: (name) => `allowed ${name} to link a new phone at once`,
    new_phone_asked: (name) => `asked whether ${name} may link a new phone. An employee of TVM decides`,
    new_phone_stopped: (name) => `stopped that a new phone is linked for ${name}`,
  },
};

/** M19 to all main users, whoever did it among them: what one of them did for a colleague. */
export const mail = defineMail<Facts>({
  toUser: async (db, asked) => {
    const { help, helperId } = asked.mail.params;
    if (help === undefined || helperId === undefined) return incomplete;
    const subject = await findSubject(db, asked);
    if ('ended' in subject) return subject;
    const [helper] = await db.select({ name: users.fullName }).from(users).where(eq(users.id, helperId));
    return { ...subject, help, helper: helper?.name ?? null };
  },

  nl: (facts) => ({
    subject: 'Een hoofdgebruiker heeft een collega geholpen',
    paragraphs: [
      `${nl.OnAt(facts.at)} heeft ${printable(facts.helper ?? 'een hoofdgebruiker')} ${did.nl[facts.help](whom(facts))}.`,
      `Klopt dit niet? Vraag het de hoofdgebruiker zelf, of bel direct ${PHONE}.`,
    ],
  }),

  en: (facts) => ({
    subject: 'A main user helped a colleague',
    paragraphs: [
      `${en.OnAt(facts.at)} ${printable(facts.helper ?? 'a main user')} ${did.en[facts.help](whom(facts))}.`,
      `Is this not right? Ask the main user yourself, or call ${PHONE} right away.`,
    ],
  }),

  samples: Object.fromEntries(
    (Object.keys(did.nl) as HelpKind[]).map((help) => [
      `m19-colleague-${help.replaceAll('_', '-')}`,
      {
        ...{ at: sample.at, name: 'Gewone sub 31', organisation: 'Voorbeeld Transport' },
        ...{ help, helper: 'Jonnie van Joosten' },
      },
    ]),
  ),
});
