import { defineMail, incomplete } from './parts/define-mail.ts';
import { isEnrolled } from './parts/is-enrolled.ts';
import { en, nl } from './parts/phrases.ts';
import { endOfReminder, type Reminder, reminderOf } from './parts/reminder.ts';
import { sample } from './parts/sample.ts';

const { requiredFrom } = sample;

/** M8, to whoever still has to set up 2FA. */
export const mail = defineMail<Reminder>({
  toUser: async (db, asked) => {
    const reminder = reminderOf(asked.mail);
    if (!reminder) return incomplete;
    const ended = await endOfReminder(db, asked, reminder);
    if (ended) return ended;
    const isDone = await isEnrolled(db, asked.user.id);
    return isDone ? { ended: 'withdrawn', reason: 'already_enrolled' } : reminder;
  },

  nl: ({ days, requiredFrom: from }) => ({
    subject: `Nog ${nl.days(days)}: stel 2FA in`,
    paragraphs: [
      `Over ${nl.days(days)}, vanaf ${nl.date(from)}, is twee-factor-authenticatie (2FA) verplicht om in te loggen in Mijn TVM. U hebt 2FA nog niet ingesteld.`,
      'Hebt u onze e-mail ‘Account registratie TVM’ nog? Open die en kies Doorgaan met registratie. Kijk ook in uw spambox.',
      'Geen e-mail, of werkt de link niet meer? Heeft uw organisatie 2FA al geactiveerd, log dan in: u krijgt vanzelf een nieuwe e-mail. Anders kan de hoofdgebruiker van uw organisatie 2FA activeren en ontvangt u die e-mail daarna.',
      nl.help,
    ],
  }),

  en: ({ days, requiredFrom: from }) => ({
    subject: `${en.days(days)} left: set up 2FA`,
    paragraphs: [
      `In ${en.days(days)}, from ${en.date(from)}, two-factor authentication (2FA) is mandatory for logging in to Mijn TVM. You haven’t set up 2FA yet.`,
      'Do you still have our e-mail ‘Account registration TVM’? Open it and choose Continue registration. Check your spam folder too.',
      'No e-mail, or does the link no longer work? If your organisation has already activated 2FA, log in: you will receive a new e-mail automatically. Otherwise the main user of your organisation can activate 2FA, and you will receive that e-mail afterwards.',
      en.help,
    ],
  }),

  samples: {
    'm8-mandatory-reminder': { requiredFrom, days: 45 },
    'm8-mandatory-reminder-last-day': { requiredFrom, days: 1 },
  },
});
