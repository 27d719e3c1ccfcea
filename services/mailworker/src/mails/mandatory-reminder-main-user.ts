import { defineMail, incomplete } from './parts/define-mail.ts';
import { en, nl } from './parts/phrases.ts';
import { endOfReminder, type Reminder, reminderOf } from './parts/reminder.ts';
import { sample } from './parts/sample.ts';

interface Facts extends Reminder {
  /** Users of the organisation, from 1, as it was when the mail was queued. */
  notEnrolled: number;
}

const { requiredFrom } = sample;

/** M9: figures only; names are in the portal. */
export const mail = defineMail<Facts>({
  toUser: async (db, asked) => {
    const reminder = reminderOf(asked.mail);
    const { notEnrolled } = asked.mail.params;
    if (!reminder || !notEnrolled) return incomplete;
    if (!asked.user.isMainUser) return { ended: 'withdrawn', reason: 'not_main_user' };
    return (await endOfReminder(db, asked, reminder)) ?? { ...reminder, notEnrolled };
  },

  nl: ({ notEnrolled, days, requiredFrom: from }) => ({
    subject:
      notEnrolled === 1
        ? '1 gebruiker heeft 2FA nog niet ingesteld'
        : `${notEnrolled} gebruikers hebben 2FA nog niet ingesteld`,
    paragraphs: [
      `Over ${nl.days(days)}, vanaf ${nl.date(from)}, is twee-factor-authenticatie (2FA) verplicht voor alle gebruikers van uw organisatie. Daarvan ${notEnrolled === 1 ? 'heeft 1 gebruiker' : `hebben ${notEnrolled} gebruikers`} 2FA nog niet ingesteld.`,
      'Wie dat zijn, ziet u in Mijn TVM onder Profiel. Daar kunt u 2FA activeren voor uw organisatie, of de e-mail ‘Account registratie TVM’ opnieuw laten sturen.',
      'Wie 2FA dan nog niet heeft ingesteld, kan niet inloggen tot dat gedaan is.',
      nl.help,
    ],
  }),

  en: ({ notEnrolled, days, requiredFrom: from }) => ({
    subject:
      notEnrolled === 1 ? '1 user hasn’t set up 2FA yet' : `${notEnrolled} users haven’t set up 2FA yet`,
    paragraphs: [
      `In ${en.days(days)}, from ${en.date(from)}, two-factor authentication (2FA) is mandatory for all users of your organisation. ${notEnrolled === 1 ? '1 of them hasn’t' : `${notEnrolled} of them haven’t`} set up 2FA yet.`,
      'You can see who they are in Mijn TVM under Profile. There you can activate 2FA for your organisation, or have the e-mail ‘Account registration TVM’ sent again.',
      'Whoever hasn’t set up 2FA by then can’t log in until they have.',
      en.help,
    ],
  }),

  samples: {
    'm9-mandatory-reminder-main-user': { requiredFrom, days: 14, notEnrolled: 12 },
    'm9-mandatory-reminder-main-user-one': { requiredFrom, days: 1, notEnrolled: 1 },
  },
});
