import { readDecisions } from '../standing/organisation-decisions.ts';
import { defineMail, incomplete } from './parts/define-mail.ts';
import { en, nl } from './parts/phrases.ts';
import { type Reminder, reminderOf } from './parts/reminder.ts';
import { sample } from './parts/sample.ts';

/** Counts from 1, as they were when the mail was queued. */
interface Facts extends Reminder {
  notEnrolled: number;
  organisations: number;
}

/** M9 to support, of all organisations that have no main user. */
export const mail = defineMail<Facts>({
  toSupport: async (db, { mail: row, mandatoryFrom, now }) => {
    const reminder = reminderOf(row);
    const { notEnrolled, organisations } = row.params;
    if (!reminder || !notEnrolled || !organisations) return incomplete;
    if (reminder.requiredFrom <= now) return { ended: 'withdrawn', reason: 'date_passed' };
    const decisions = await readDecisions(db, mandatoryFrom, now);
    const isAnybodys = decisions.some(
      ({ decision }) =>
        !decision.required && decision.requiredFrom?.getTime() === reminder.requiredFrom.getTime(),
    );
    return isAnybodys
      ? { ...reminder, notEnrolled, organisations }
      : { ended: 'withdrawn', reason: 'date_moved' };
  },

  nl: ({ organisations, notEnrolled, days, requiredFrom }) => ({
    subject:
      organisations === 1
        ? '1 organisatie zonder hoofdgebruiker heeft 2FA nog niet ingesteld'
        : `${organisations} organisaties zonder hoofdgebruiker hebben 2FA nog niet ingesteld`,
    paragraphs: [
      `Over ${nl.days(days)}, vanaf ${nl.date(requiredFrom)}, is twee-factor-authenticatie (2FA) verplicht. In ${organisations === 1 ? '1 organisatie' : `${organisations} organisaties`} zonder hoofdgebruiker ${notEnrolled === 1 ? 'heeft 1 gebruiker' : `hebben ${notEnrolled} gebruikers`} 2FA nog niet ingesteld.`,
      'Welke dat zijn, staat in de supportconsole onder Uitrol.',
    ],
  }),

  en: ({ organisations, notEnrolled, days, requiredFrom }) => ({
    subject:
      organisations === 1
        ? '1 organisation without a main user hasn’t set up 2FA yet'
        : `${organisations} organisations without a main user haven’t set up 2FA yet`,
    paragraphs: [
      `In ${en.days(days)}, from ${en.date(requiredFrom)}, two-factor authentication (2FA) is mandatory. In ${organisations === 1 ? '1 organisation' : `${organisations} organisations`} without a main user ${notEnrolled === 1 ? '1 user hasn’t' : `${notEnrolled} users haven’t`} set up 2FA yet.`,
      'Which ones they are is shown in the support console under Uitrol.',
    ],
  }),

  samples: {
    'm9-mandatory-reminder-support': {
      requiredFrom: sample.requiredFrom,
      days: 14,
      notEnrolled: 210,
      organisations: 12,
    },
  },
});
