import { defineMail } from './parts/define-mail.ts';
import { whenItHappened } from './parts/moment.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';
import { findSubject, type SubjectFacts, whom } from './parts/subject.ts';

type Facts = { at: Date } | SubjectFacts;

/** Somebody said by the code of a notice that it wasn't them (S19): to that user what was done, to support that it is to be looked at. */
export const mail = defineMail<Facts>({
  toUser: whenItHappened,
  toSupport: findSubject,

  nl: (facts) =>
    'name' in facts
      ? {
          subject: 'Een gebruiker meldt: dit was ik niet',
          paragraphs: [
            `${whom(facts)} heeft ${nl.onAt(facts.at)} gemeld dat iemand anders iets met het account deed.`,
            'Alles wat voor dit account open stond, is beëindigd. Een nieuwe authenticator-app wordt 72 uur lang vastgehouden tot iemand anders die bevestigt.',
            'Neem contact op met de gebruiker, op een nummer dat u al had. Wat er gemeld is, staat in de supportconsole onder Meldingen.',
          ],
        }
      : {
          subject: 'Wij hebben uw melding ontvangen',
          paragraphs: [
            `${nl.OnAt(facts.at)} is gemeld dat iemand anders iets met uw account deed. Wij hebben alles beëindigd wat voor uw account open stond: u bent overal uitgelogd, en links uit eerdere e-mails werken niet meer.`,
            'Kies nu een nieuw wachtwoord: ga zelf naar Mijn TVM en kies op de inlogpagina Wachtwoord wijzigen.',
            '72 uur lang kan niemand een nieuwe authenticator-app aan uw account koppelen zonder dat iemand anders dat bevestigt. Een medewerker van TVM kijkt naar uw melding.',
            `Hebt u dit niet gemeld, of hebt u hulp nodig? Bel direct ${PHONE}.`,
          ],
        },

  en: (facts) =>
    'name' in facts
      ? {
          subject: 'A user says: this wasn’t me',
          paragraphs: [
            `${whom(facts)} said ${en.onAt(facts.at)} that somebody else did something with the account.`,
            'Everything that was open for this account has been ended. A new authenticator app is held for 72 hours until somebody else confirms it.',
            'Contact the user, on a number that you had already. What was said stands in the support console under Meldingen.',
          ],
        }
      : {
          subject: 'We have received your report',
          paragraphs: [
            `${en.OnAt(facts.at)} it was reported that somebody else did something with your account. We have ended everything that was open for your account: you are logged out everywhere, and links from earlier e-mails no longer work.`,
            'Choose a new password now: go to Mijn TVM yourself and choose Change password on the login page.',
            'For 72 hours nobody can link a new authenticator app to your account unless somebody else confirms it. An employee of TVM looks at your report.',
            `Didn’t you report this, or do you need help? Call ${PHONE} right away.`,
          ],
        },

  samples: {
    'notice-disputed': { at: sample.at },
    'notice-disputed-support': {
      at: sample.at,
      name: 'Jonnie van Joosten',
      organisation: 'Voorbeeld Transport',
    },
  },
});
