import { defineMail, incomplete } from './parts/define-mail.ts';
import { instantOf } from './parts/moment.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';

interface Facts {
  until: Date;
  /** What was wrong too often. */
  lockedBy: 'password' | 'code';
}

const until = new Date('2025-06-11T12:42:00Z');

/** M7. It goes out after the lock too: that somebody tried is what it tells. */
export const mail = defineMail<Facts>({
  toUser: (_, { mail: { params } }) => {
    const ends = instantOf(params.until);
    return ends && params.lockedBy ? { until: ends, lockedBy: params.lockedBy } : incomplete;
  },

  nl: ({ lockedBy, until: ends }) => ({
    subject: 'Inloggen tijdelijk geblokkeerd',
    paragraphs: [
      `Voor uw account is te vaak een ${lockedBy === 'code' ? 'verkeerde code' : 'verkeerd wachtwoord'} ingevuld. Daarom is inloggen geblokkeerd ${nl.until(ends)}.`,
      ...(lockedBy === 'code'
        ? [
            'Was u dit zelf? Dan kunt u daarna opnieuw inloggen. Controleer of de tijd op uw telefoon automatisch staat ingesteld.',
            `Was u dit niet? Iemand kent mogelijk uw wachtwoord; wijzig het. Bel ons als u hulp nodig hebt: ${PHONE}.`,
          ]
        : [
            'Was u dit zelf? Dan kunt u daarna opnieuw inloggen. Bent u uw wachtwoord vergeten? Kies op de inlogpagina Wachtwoord wijzigen; een nieuw wachtwoord heft ook de blokkade op.',
            `Was u dit niet? Dan probeert iemand anders in te loggen. Zolang dat doorgaat, kan de blokkade langer duren; wij mailen u daarover hooguit één keer per 24 uur. ${nl.help}`,
          ]),
    ],
  }),

  en: ({ lockedBy, until: ends }) => ({
    subject: 'Logging in is temporarily blocked',
    paragraphs: [
      `A wrong ${lockedBy} was entered too often for your account. That is why logging in is blocked ${en.until(ends)}.`,
      ...(lockedBy === 'code'
        ? [
            'Was this you? Then you can log in again after that. Check that the time on your phone is set automatically.',
            `Wasn’t this you? Somebody may know your password; change it. Call us if you need help: ${PHONE}.`,
          ]
        : [
            'Was this you? Then you can log in again after that. Have you forgotten your password? Choose Change password on the login page; a new password also ends the block.',
            `Wasn’t this you? Then somebody else is trying to log in. As long as that goes on, the block may last longer; we mail you about it at most once in 24 hours. ${en.help}`,
          ]),
    ],
  }),

  samples: {
    'm7-login-locked-code': { until, lockedBy: 'code' },
    'm7-login-locked-password': { until, lockedBy: 'password' },
  },
});
