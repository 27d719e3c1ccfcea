import { both } from './both.ts';
import { phone } from './contact.ts';
import { en, nl } from './formats.ts';

/** S19 "Was u dit niet?": by the code of a mail that tells what was done with somebody's login. */
export const disputeWords = {
  dispute: both(
    {
      title: 'Was u dit niet?',
      question: 'Kreeg u een e-mail over iets dat u niet deed?',
      intro:
        'Kreeg u van ons een e-mail over iets op uw account dat u niet zelf deed? Vul dan de code uit die e-mail in.',
      effects: 'Dit gebeurt er dan',
      ends: [
        'Iedereen die op uw account is ingelogd, wordt uitgelogd. U ook.',
        'Links uit eerdere e-mails werken niet meer.',
        '72 uur lang kan niemand een nieuwe authenticator-app koppelen zonder dat iemand anders dat bevestigt.',
        'Een medewerker van TVM kijkt naar uw melding.',
        'Uw wachtwoord, uw authenticator-app en uw herstelcodes blijven.',
      ],
      code: 'Code uit de e-mail',
      hint: '12 tekens, bijvoorbeeld 7K4M-XQ2R-9TBC. De code werkt 7 dagen.',
      faults: {
        empty: 'Vul de code uit de e-mail in.',
        malformed: 'De code heeft 12 letters en cijfers. Neem de code over zoals die in de e-mail staat.',
      },
      submit: 'Dit was ik niet',
      noCode: `Hebt u geen code, of vertrouwt u het niet? Bel ${phone}.`,
      doneTitle: 'Wij hebben uw melding ontvangen',
      done: 'Alles wat voor uw account open stond, is beëindigd. U bent overal uitgelogd.',
      now: 'Wat u nu doet',
      newPassword: 'Kies een nieuw wachtwoord.',
      check:
        'Kijk of de e-mail die u krijgt, van u is. Vertrouw geen link in een e-mail waar u niet zelf om vroeg.',
      support: `Een medewerker van TVM neemt contact met u op. Is er haast bij? Bel ${phone}.`,
      held: (until: string) =>
        `Tot ${nl.day(until)} om ${nl.time(until)} uur kan niemand een nieuwe authenticator-app aan uw account koppelen zonder dat een hoofdgebruiker van uw organisatie of TVM dat bevestigt.`,
    },
    {
      title: 'Wasn’t this you?',
      question: 'Did you get an e-mail about something that you didn’t do?',
      intro:
        'Did you get an e-mail from us about something on your account that you didn’t do yourself? Then enter the code from that e-mail.',
      effects: 'This happens then',
      ends: [
        'Everybody who is logged in to your account is logged out. So are you.',
        'Links from earlier e-mails no longer work.',
        'For 72 hours nobody can link a new authenticator app unless somebody else confirms it.',
        'An employee of TVM looks at your report.',
        'Your password, your authenticator app and your recovery codes stay.',
      ],
      code: 'Code from the e-mail',
      hint: '12 characters, for example 7K4M-XQ2R-9TBC. The code works for 7 days.',
      faults: {
        empty: 'Enter the code from the e-mail.',
        malformed: 'The code has 12 letters and digits. Copy it as it stands in the e-mail.',
      },
      submit: 'This wasn’t me',
      noCode: `Do you have no code, or do you not trust it? Call ${phone}.`,
      doneTitle: 'We have received your report',
      done: 'Everything that was open for your account has been ended. You are logged out everywhere.',
      now: 'What to do now',
      newPassword: 'Choose a new password.',
      check:
        'See whether the e-mail that you get is yours. Trust no link in an e-mail that you didn’t ask for yourself.',
      support: `An employee of TVM contacts you. Is it urgent? Call ${phone}.`,
      held: (until) =>
        `Until ${en.day(until)} at ${en.time(until)} nobody can link a new authenticator app to your account unless a main user of your organisation or TVM confirms it.`,
    },
  ),
};
