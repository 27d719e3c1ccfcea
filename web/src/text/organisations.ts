import { both } from './both.ts';
import { en, nl } from './formats.ts';

export const organisationsWords = {
  activation: both(
    {
      title: 'Twee-factor-authenticatie (2FA) inschakelen',
      close: 'Sluiten',
      irreversible: 'Wanneer 2FA is geactiveerd, kunt u dit niet meer ongedaan maken.',
      forUsers:
        'Voor onderstaande gebruikers wordt twee-factor-authenticatie (2FA) geactiveerd. Iedere gebruiker ontvangt automatisch een e-mail met instructies om 2FA in te stellen.',
      everyone: (n: number, organisation: string) =>
        `Dit geldt voor ${n === 1 ? 'de enige gebruiker' : `alle ${nl.count(n)} gebruikers`} van ${organisation}, ook voor uzelf. Alleen TVM kan dit terugdraaien.`,
      stopped: 'Wie nu is ingelogd, kan pas verder als 2FA is ingesteld. Houd uw telefoon bij de hand.',
      table: 'Gebruikers voor wie 2FA wordt geactiveerd',
      fullName: 'Volledige naam',
      email: 'E-mailadres',
      range: (from: number, to: number, total: number) =>
        `${nl.count(from)} t/m ${nl.count(to)} van ${nl.count(total)}`,
      none: 'Er zijn geen gebruikers.',
      first: 'Eerste pagina',
      previous: 'Vorige pagina',
      next: 'Volgende pagina',
      last: 'Laatste pagina',
      pages: 'Pagina’s',
      undelivered: 'E-mail eerder niet afgeleverd',
      undeliveredCount: (n: number) =>
        `Bij ${nl.users(n)} kwam een eerdere e-mail niet aan. Controleer het e-mailadres.`,
      neverLoggedIn: 'Nog nooit ingelogd',
      neverLoggedInCount: (n: number) =>
        `${nl.users(n)} ${n === 1 ? 'heeft' : 'hebben'} nog nooit ingelogd. Ook dan volgt de e-mail, om een wachtwoord en 2FA in te stellen.`,
      password: 'Uw wachtwoord',
      passwordHint: 'Voor uw veiligheid vragen wij uw wachtwoord nog een keer.',
      passwordMissing: 'Vul uw wachtwoord in.',
      cancel: 'Annuleren',
      submit: '2FA activeren',
    },
    {
      title: 'Turn on two-factor authentication (2FA)',
      close: 'Close',
      irreversible: 'Once 2FA has been activated, you can’t undo it.',
      forUsers:
        'Two-factor authentication (2FA) will be activated for the users below. Every user automatically receives an e-mail with instructions to set up 2FA.',
      everyone: (n, organisation) =>
        `This applies to ${n === 1 ? 'the only user' : `all ${en.count(n)} users`} of ${organisation}, yourself included. Only TVM can reverse it.`,
      stopped: 'Anyone who is logged in now can only go on once 2FA is set up. Keep your phone at hand.',
      table: 'Users for whom 2FA will be activated',
      fullName: 'Full name',
      email: 'E-mail address',
      range: (from, to, total) => `${en.count(from)} to ${en.count(to)} of ${en.count(total)}`,
      none: 'There are no users.',
      first: 'First page',
      previous: 'Previous page',
      next: 'Next page',
      last: 'Last page',
      pages: 'Pages',
      undelivered: 'An earlier e-mail wasn’t delivered',
      undeliveredCount: (n) =>
        `An earlier e-mail to ${en.users(n)} wasn’t delivered. Check the e-mail address.`,
      neverLoggedIn: 'Has never logged in',
      neverLoggedInCount: (n) =>
        `${en.users(n)} ${n === 1 ? 'has' : 'have'} never logged in. They get the e-mail too, to set a password and 2FA.`,
      password: 'Your password',
      passwordHint: 'For your security we ask for your password once more.',
      passwordMissing: 'Enter your password.',
      cancel: 'Cancel',
      submit: 'Activate 2FA',
    },
  ),
  activated: both(
    {
      title: '2FA succesvol ingeschakeld',
      thanks:
        'Met deze extra beveiligingsmaatregel is uw account beter beschermd tegen ongeautoriseerde toegang. Uw bijdrage aan digitale veiligheid wordt gewaardeerd.',
      sending: (n: number) =>
        `Wij sturen ${nl.mails(n)}, ook naar u. Geen e-mail? Kijk in uw spambox of vraag uw IT-specialist.`,
      handled: (n: number, total: number) => `${nl.count(n)} van ${nl.mails(total)} verwerkt`,
      quarter: (percent: number) => `${nl.count(percent)} procent van de e-mails is verwerkt.`,
      figures: {
        waiting: 'Wacht op versturen',
        sent: 'Verzonden',
        delivered: 'Afgeleverd',
        deferred: 'Wordt later opnieuw geprobeerd',
        failed: 'Niet afgeleverd',
        notNeeded: 'Niet meer nodig',
      },
      allSent: 'Alle e-mails zijn verstuurd.',
      failed: (n: number) => `Klaar. ${nl.mails(n)} ${n === 1 ? 'kon' : 'konden'} niet worden afgeleverd.`,
      deferred: (n: number) =>
        `Klaar. ${nl.mails(n)} ${n === 1 ? 'is' : 'zijn'} door de ontvanger nog niet aangenomen. Dat wordt vanzelf opnieuw geprobeerd.`,
      toProgress: 'Bekijk de voortgang',
      next: 'Open nu uw e-mail «Account registratie TVM»',
      nextText:
        'Volg de stappen in die e-mail om zelf 2FA in te stellen. Daarna kunt u weer verder, en ziet u bij Voortgang 2FA hoe ver iedere gebruiker is.',
    },
    {
      title: '2FA turned on successfully',
      thanks:
        'With this extra security measure your account is better protected against unauthorised access. Your contribution to digital safety is appreciated.',
      sending: (n) =>
        `We are sending ${en.mails(n)}, to you too. No e-mail? Check your spam folder or ask your IT specialist.`,
      handled: (n, total) => `${en.count(n)} of ${en.mails(total)} processed`,
      quarter: (percent) => `${en.count(percent)} per cent of the e-mails have been processed.`,
      figures: {
        waiting: 'Waiting to be sent',
        sent: 'Sent',
        delivered: 'Delivered',
        deferred: 'Will be tried again later',
        failed: 'Not delivered',
        notNeeded: 'No longer needed',
      },
      allSent: 'All e-mails have been sent.',
      failed: (n) => `Done. ${en.mails(n)} couldn’t be delivered.`,
      deferred: (n) =>
        `Done. ${en.mails(n)} ${n === 1 ? 'hasn’t' : 'haven’t'} been accepted by the recipient yet. That will be tried again by itself.`,
      toProgress: 'See the progress',
      next: 'Now open your e-mail «Account registration TVM»',
      nextText:
        'Follow the steps in that e-mail to set up 2FA yourself. After that you can go on, and 2FA progress shows how far each user is.',
    },
  ),
};
