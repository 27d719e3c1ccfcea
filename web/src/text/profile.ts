import { both } from './both.ts';
import { en, nl } from './formats.ts';

export const profileWords = {
  profile: both(
    {
      title: 'Profiel',
      detailsTitle: 'Uw gegevens',
      name: 'Naam',
      email: 'E-mailadres',
      organisation: 'Organisatie',
      roleLabel: 'Rol',
      role: { main_user: 'Hoofdgebruiker', sub_user: 'Gebruiker', employee: 'Medewerker' },
      twoFactorTitle: 'Twee-factor-authenticatie (2FA)',
      twoFactorText:
        'Met 2FA logt u in met uw e-mailadres, uw wachtwoord en een code uit een app op uw telefoon.',
      enrolled: 'Voor uw account is 2FA ingesteld.',
      subUser: 'Uw hoofdgebruiker activeert 2FA.',
      employee: 'Voor medewerkers is 2FA altijd verplicht.',
      activeSince: (instant: string) => `2FA is actief sinds ${nl.day(instant)}.`,
      mandatorySince: (instant: string) => `2FA is verplicht sinds ${nl.day(instant)}.`,
      exemptUntil: (instant: string) => `Uw organisatie is tot ${nl.day(instant)} vrijgesteld van 2FA.`,
      toProgress: 'Bekijk de voortgang',
      activate: '2FA activeren',
    },
    {
      title: 'Profile',
      detailsTitle: 'Your details',
      name: 'Name',
      email: 'E-mail address',
      organisation: 'Organisation',
      roleLabel: 'Role',
      role: { main_user: 'Main user', sub_user: 'User', employee: 'Employee' },
      twoFactorTitle: 'Two-factor authentication (2FA)',
      twoFactorText:
        'With 2FA you log in with your e-mail address, your password and a code from an app on your phone.',
      enrolled: '2FA has been set up for your account.',
      subUser: 'Your main user activates 2FA.',
      employee: '2FA is always mandatory for employees.',
      activeSince: (instant) => `2FA has been active since ${en.day(instant)}.`,
      mandatorySince: (instant) => `2FA has been mandatory since ${en.day(instant)}.`,
      exemptUntil: (instant) => `Your organisation is exempt from 2FA until ${en.day(instant)}.`,
      toProgress: 'See the progress',
      activate: 'Activate 2FA',
    },
  ),
  security: both(
    {
      title: 'Beveiliging',
      failed: 'De beveiliging van uw account kan nu niet worden getoond.',
      pairedSince: (instant: string) => `Authenticator-app gekoppeld sinds ${nl.day(instant)}.`,
      notPaired: 'Er is geen authenticator-app gekoppeld.',
      newPhone: 'Nieuwe telefoon koppelen',
      recoveryCodes: 'Herstelcodes',
      codesLeft: (n: number) =>
        n === 0
          ? 'U hebt geen herstelcodes meer.'
          : n === 1
            ? 'Nog 1 herstelcode.'
            : `Nog ${nl.count(n)} herstelcodes.`,
      codesHint: 'Maak nieuwe herstelcodes. Zonder telefoon en zonder herstelcode kunt u niet inloggen.',
      newCodes: 'Nieuwe herstelcodes maken',
      password: 'Wachtwoord',
      passwordSince: (instant: string) => `Laatst gewijzigd op ${nl.day(instant)}.`,
      passwordUnknown: 'Het is niet bekend wanneer u uw wachtwoord voor het laatst wijzigde.',
      changePassword: 'Wachtwoord wijzigen',
      language: 'Taal',
      languageQuestion: 'In welke taal wilt u Mijn TVM en onze e-mails?',
      languages: { nl: 'Nederlands', en: 'English' },
      languageSave: 'Taal opslaan',
      languageSaved: 'Uw taal is opgeslagen.',
      back: 'Terug naar Profiel',
      cancel: 'Annuleren',
      notices: {
        passwordChanged: 'Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd.',
        authenticatorReplaced:
          'Uw nieuwe telefoon is gekoppeld. De vorige authenticator-app werkt niet meer, en op andere apparaten bent u uitgelogd. Verwijder de oude code van Mijn TVM uit uw vorige app.',
        codesSaved: 'Uw nieuwe herstelcodes gelden vanaf nu. De vorige werken niet meer.',
        codesLost:
          'U hebt niet bevestigd dat u uw nieuwe herstelcodes hebt bewaard. Wij kunnen ze niet nog een keer tonen. De vorige werken niet meer: maak hieronder nieuwe.',
        passkeyAdded:
          'Uw passkey is toegevoegd. Daarmee kunt u voortaan inloggen. Op andere apparaten bent u uitgelogd.',
        authenticatorRenamed: 'De naam is gewijzigd.',
        authenticatorRemoved:
          'Deze manier om in te loggen is verwijderd. Op andere apparaten bent u uitgelogd.',
        sessionEnded: 'U bent op dat apparaat uitgelogd.',
        otherSessionsEnded: 'U bent op alle andere apparaten uitgelogd.',
      },
    },
    {
      title: 'Security',
      failed: 'The security of your account can’t be shown right now.',
      pairedSince: (instant: string) => `Authenticator app linked since ${en.day(instant)}.`,
      notPaired: 'No authenticator app is linked.',
      newPhone: 'Link a new phone',
      recoveryCodes: 'Recovery codes',
      codesLeft: (n: number) =>
        n === 0
          ? 'You have no recovery codes left.'
          : n === 1
            ? '1 recovery code left.'
            : `${en.count(n)} recovery codes left.`,
      codesHint: 'Make new recovery codes. Without your phone and without a recovery code you can’t log in.',
      newCodes: 'Make new recovery codes',
      password: 'Password',
      passwordSince: (instant: string) => `Last changed on ${en.day(instant)}.`,
      passwordUnknown: 'It isn’t known when you last changed your password.',
      changePassword: 'Change password',
      language: 'Language',
      languageQuestion: 'Which language do you want for Mijn TVM and our e-mails?',
      languages: { nl: 'Nederlands', en: 'English' },
      languageSave: 'Save language',
      languageSaved: 'Your language has been saved.',
      back: 'Back to Profile',
      cancel: 'Cancel',
      notices: {
        passwordChanged: 'Your password has been changed. You have been logged out on other devices.',
        authenticatorReplaced:
          'Your new phone has been linked. The former authenticator app no longer works, and you have been logged out on other devices. Delete the old Mijn TVM code from your former app.',
        codesSaved: 'Your new recovery codes are valid from now on. The former ones no longer work.',
        codesLost:
          'You didn’t confirm that you kept your new recovery codes. We can’t show them again. The former ones no longer work: make new ones below.',
        passkeyAdded:
          'Your passkey has been added. You can log in with it from now on. You have been logged out on other devices.',
        authenticatorRenamed: 'The name has been changed.',
        authenticatorRemoved:
          'This way to log in has been removed. You have been logged out on other devices.',
        sessionEnded: 'You have been logged out on that device.',
        otherSessionsEnded: 'You have been logged out on all other devices.',
      },
    },
  ),
  sessions: both(
    {
      title: 'Waar u bent ingelogd',
      failed: 'Waar u bent ingelogd, kan nu niet worden getoond.',
      thisDevice: 'Dit apparaat',
      onlyHere: 'U bent alleen op dit apparaat ingelogd.',
      browserOn: (browser: string, system: string) => `${browser} op ${system}`,
      unknownBrowser: 'Onbekende browser',
      address: (address: string) => `IP-adres ${address}`,
      lastUsed: (instant: string) => `Laatst gebruikt op ${nl.day(instant)} om ${nl.time(instant)} uur`,
      since: (instant: string) => `Ingelogd op ${nl.day(instant)} om ${nl.time(instant)} uur`,
      showAll: (n: number) => `Toon alle ${nl.count(n)} apparaten`,
      end: 'Uitloggen',
      endOn: (device: string, instant: string) =>
        `Uitloggen: ${device}, ingelogd op ${nl.day(instant)} om ${nl.time(instant)} uur`,
      endOthers: 'Overal elders uitloggen',
      endTitle: 'Uitloggen op een ander apparaat',
      endText: 'Wie op dit apparaat verder wil, moet opnieuw inloggen.',
      endUnknown: 'Herkent u dit apparaat niet? Wijzig dan daarna ook uw wachtwoord.',
      gone: 'Deze sessie is al beëindigd.',
      endOthersTitle: 'Overal elders uitloggen',
      endOthersText: (n: number) =>
        n === 0
          ? 'U bent nergens anders ingelogd.'
          : n === 1
            ? 'U bent op nog 1 ander apparaat ingelogd. Daar wordt u uitgelogd. Hier blijft u ingelogd.'
            : `U bent op nog ${nl.count(n)} andere apparaten ingelogd. Daar wordt u uitgelogd. Hier blijft u ingelogd.`,
    },
    {
      title: 'Where you are logged in',
      failed: 'Where you are logged in can’t be shown right now.',
      thisDevice: 'This device',
      onlyHere: 'You are logged in on this device only.',
      browserOn: (browser: string, system: string) => `${browser} on ${system}`,
      unknownBrowser: 'Unknown browser',
      address: (address: string) => `IP address ${address}`,
      lastUsed: (instant: string) => `Last used on ${en.day(instant)} at ${en.time(instant)}`,
      since: (instant: string) => `Logged in on ${en.day(instant)} at ${en.time(instant)}`,
      showAll: (n: number) => `Show all ${en.count(n)} devices`,
      end: 'Log out',
      endOn: (device: string, instant: string) =>
        `Log out: ${device}, logged in on ${en.day(instant)} at ${en.time(instant)}`,
      endOthers: 'Log out everywhere else',
      endTitle: 'Log out on another device',
      endText: 'Whoever wants to go on with this device has to log in again.',
      endUnknown: 'Don’t recognise this device? Then change your password as well.',
      gone: 'This session has already ended.',
      endOthersTitle: 'Log out everywhere else',
      endOthersText: (n: number) =>
        n === 0
          ? 'You aren’t logged in anywhere else.'
          : n === 1
            ? 'You are logged in on 1 other device. You will be logged out there. Here you stay logged in.'
            : `You are logged in on ${en.count(n)} other devices. You will be logged out there. Here you stay logged in.`,
    },
  ),
  changePassword: both(
    {
      title: 'Wachtwoord wijzigen',
      before:
        'Na het wijzigen blijft u hier ingelogd. Op andere apparaten wordt u uitgelogd. U ontvangt een e-mail.',
      current: 'Huidig wachtwoord',
      currentMissing: 'Vul uw huidige wachtwoord in.',
      currentRejected: 'Uw huidige wachtwoord klopt niet.',
      submit: 'Wachtwoord wijzigen',
      forgotten: 'Huidige wachtwoord vergeten?',
    },
    {
      title: 'Change password',
      before:
        'After the change you stay logged in here. You will be logged out on other devices. You will receive an e-mail.',
      current: 'Current password',
      currentMissing: 'Fill in your current password.',
      currentRejected: 'Your current password is wrong.',
      submit: 'Change password',
      forgotten: 'Forgotten your current password?',
    },
  ),
  replaceAuthenticator: both(
    {
      title: 'Nieuwe telefoon koppelen',
      before:
        'De app op uw oude telefoon blijft werken tot u de nieuwe code hebt ingevuld. Daarna blijft u hier ingelogd, en wordt u op andere apparaten uitgelogd.',
    },
    {
      title: 'Link a new phone',
      before:
        'The app on your old phone keeps working until you have filled in the new code. After that you stay logged in here, and will be logged out on other devices.',
    },
  ),
  newRecoveryCodes: both(
    {
      title: 'Nieuwe herstelcodes maken',
      before: 'U krijgt 10 nieuwe herstelcodes. Uw huidige herstelcodes werken daarna niet meer.',
      submit: 'Nieuwe herstelcodes maken',
      replaced:
        'Uw nieuwe telefoon is gekoppeld. De vorige authenticator-app en uw vorige herstelcodes werken niet meer, en op andere apparaten bent u uitgelogd.',
      made: 'Uw vorige herstelcodes werken niet meer.',
    },
    {
      title: 'Make new recovery codes',
      before: 'You will get 10 new recovery codes. Your present recovery codes will no longer work.',
      submit: 'Make new recovery codes',
      replaced:
        'Your new phone has been linked. The former authenticator app and your former recovery codes no longer work, and you have been logged out on other devices.',
      made: 'Your former recovery codes no longer work.',
    },
  ),
};
