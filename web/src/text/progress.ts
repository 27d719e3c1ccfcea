import { both } from './both.ts';
import { phone } from './contact.ts';
import { en, nl } from './formats.ts';

export const progressWords = {
  progress: both(
    {
      title: 'Voortgang 2FA',
      enrolled: (x: number, n: number) =>
        `${nl.count(x)} van ${nl.users(n)} ${n === 1 ? 'heeft' : 'hebben'} 2FA ingesteld`,
      everybodyEnrolled: 'Iedereen heeft 2FA ingesteld.',
      undelivered: (n: number) =>
        `Bij ${nl.users(n)} kwam de e-mail niet aan. Controleer het e-mailadres met de gebruiker en laat TVM het wijzigen: bel ${phone}.`,
      filter: 'Toon gebruikers',
      all: 'Alle',
      search: 'Zoek op naam of e-mailadres',
      none: 'Geen gebruikers gevonden.',
      showAll: 'Toon alle gebruikers',
      table: 'Voortgang van elke gebruiker',
      state: 'Voortgang',
      mail: 'Laatste e-mail',
      noMail: 'Nog geen e-mail',
      resend: 'Stuur opnieuw',
      resendTo: (name: string) => `Stuur opnieuw naar ${name}`,
      resent: (email: string) => `Er gaat een nieuwe e-mail naar ${email}.`,
      tooEarly: (instant: string) =>
        `Er is kort geleden al een e-mail verstuurd. Opnieuw versturen kan weer ${nl.moment(instant)} uur.`,
      timeline: 'Tijdlijn',
      timelineOf: (name: string) => `Tijdlijn van ${name}`,
      resendAll: {
        open: 'Stuur opnieuw naar iedereen die nog niet klaar is',
        title: 'E-mails opnieuw sturen',
        close: 'Sluiten',
        question: (n: number) =>
          `${nl.users(n)} ${n === 1 ? 'heeft' : 'hebben'} 2FA nog niet ingesteld. ${n === 1 ? 'Deze gebruiker ontvangt' : 'Zij ontvangen'} een nieuwe e-mail met een nieuwe link. De link in de vorige e-mail werkt dan niet meer.`,
        except:
          'Wij slaan over: wie kort geleden nog een e-mail kreeg, voor wie er al een onderweg is, en van wie het e-mailadres niet werkt.',
        cancel: 'Annuleren',
        submit: 'E-mails versturen',
        queued: (n: number) =>
          n === 0 ? 'Er is geen nieuwe e-mail verstuurd.' : `Wij sturen ${nl.mails(n)} opnieuw.`,
        limited: (n: number) =>
          `${nl.users(n)} ${n === 1 ? 'kreeg' : 'kregen'} kort geleden al een e-mail. Probeer het later opnieuw.`,
        waiting: (n: number) => `Naar ${nl.users(n)} is al een e-mail onderweg.`,
        undeliverable: (n: number) => `Bij ${nl.users(n)} werkt het e-mailadres niet.`,
      },
      mainUserOnly: 'Alleen een hoofdgebruiker kan de voortgang bekijken.',
    },
    {
      title: '2FA progress',
      enrolled: (x, n) => `${en.count(x)} of ${en.users(n)} ${n === 1 ? 'has' : 'have'} set up 2FA`,
      everybodyEnrolled: 'Everybody has set up 2FA.',
      undelivered: (n) =>
        `The e-mail to ${en.users(n)} didn’t arrive. Check the e-mail address with the user and have TVM change it: call ${phone}.`,
      filter: 'Show users',
      all: 'All',
      search: 'Search by name or e-mail address',
      none: 'No users found.',
      showAll: 'Show all users',
      table: 'Progress of each user',
      state: 'Progress',
      mail: 'Latest e-mail',
      noMail: 'No e-mail yet',
      resend: 'Send again',
      resendTo: (name) => `Send again to ${name}`,
      resent: (email) => `A new e-mail is going to ${email}.`,
      tooEarly: (instant) =>
        `An e-mail was sent a short while ago. You can send it again ${en.moment(instant)}.`,
      timeline: 'Timeline',
      timelineOf: (name) => `Timeline of ${name}`,
      resendAll: {
        open: 'Send again to everybody who hasn’t finished',
        title: 'Send e-mails again',
        close: 'Close',
        question: (n) =>
          `${en.users(n)} ${n === 1 ? 'hasn’t' : 'haven’t'} set up 2FA yet. ${n === 1 ? 'This user gets' : 'They get'} a new e-mail with a new link. The link in the former e-mail then no longer works.`,
        except:
          'We pass over: who got an e-mail a short while ago, who has one on its way already, and whose e-mail address doesn’t work.',
        cancel: 'Cancel',
        submit: 'Send e-mails',
        queued: (n) => (n === 0 ? 'No new e-mail has been sent.' : `We are sending ${en.mails(n)} again.`),
        limited: (n) => `${en.users(n)} got an e-mail a short while ago. Try again later.`,
        waiting: (n) => `An e-mail to ${en.users(n)} is on its way already.`,
        undeliverable: (n) => `The e-mail address of ${en.users(n)} doesn’t work.`,
      },
      mainUserOnly: 'Only a main user can see the progress.',
    },
  ),
  timeline: both(
    {
      back: 'Terug naar Voortgang 2FA',
      title: 'Tijdlijn',
      none: 'Er is nog niets gebeurd. Zodra er een e-mail uitgaat, staat dat hier.',
      on: (instant: string) => `${nl.day(instant)}, ${nl.time(instant)} uur`,
      mails: {
        registration: 'De e-mail «Account registratie TVM»',
        password_reset: 'De e-mail om het wachtwoord opnieuw in te stellen',
      },
      requestedBy: {
        system: 'Automatisch',
        activation: 'Bij het activeren van 2FA',
        own: 'Op verzoek van de gebruiker zelf',
        main_user: 'Op verzoek van een hoofdgebruiker',
        support: 'Op verzoek van TVM',
        client: 'Op verzoek van een ander systeem van TVM',
        anonymous: 'Gevraagd bij Hulp bij inloggen',
        renewal: 'Gevraagd vanaf een verlopen link',
      },
      reason: (code: string) => `Code van de melding: ${code}`,
    },
    {
      back: 'Back to 2FA progress',
      title: 'Timeline',
      none: 'Nothing has happened yet. As soon as an e-mail goes out, it shows here.',
      on: (instant) => `${en.day(instant)}, ${en.time(instant)}`,
      mails: {
        registration: 'The e-mail «Account registration TVM»',
        password_reset: 'The e-mail to reset the password',
      },
      requestedBy: {
        system: 'Automatically',
        activation: 'When 2FA was activated',
        own: 'Asked for by the user',
        main_user: 'Asked for by a main user',
        support: 'Asked for by TVM',
        client: 'At the request of another TVM system',
        anonymous: 'Asked for at Help with logging in',
        renewal: 'Asked for from an expired link',
      },
      reason: (code) => `Code of the report: ${code}`,
    },
  ),
};
