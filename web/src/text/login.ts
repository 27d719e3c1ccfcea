import { both } from './both.ts';
import { phone } from './contact.ts';
import { en, nl } from './formats.ts';

export const loginWords = {
  login: both(
    {
      tabTitle: 'Inloggen',
      title: 'Welkom bij Mijn TVM',
      email: 'E-mailadres',
      password: 'Wachtwoord',
      submit: 'Inloggen',
      or: 'OF',
      changePassword: 'Wachtwoord wijzigen',
      help: 'Hulp nodig bij inloggen?',
      emailMissing: 'Vul uw e-mailadres in.',
      passwordMissing: 'Vul uw wachtwoord in.',
      notices: {
        signIn: 'Log in om verder te gaan.',
        loggedOut: 'U bent uitgelogd.',
        challengeMissing: 'Het inloggen duurde te lang. Log opnieuw in.',
      },
    },
    {
      tabTitle: 'Log in',
      title: 'Welcome to Mijn TVM',
      email: 'E-mail address',
      password: 'Password',
      submit: 'Log in',
      or: 'OR',
      changePassword: 'Change password',
      help: 'Need help logging in?',
      emailMissing: 'Enter your e-mail address.',
      passwordMissing: 'Enter your password.',
      notices: {
        signIn: 'Log in to continue.',
        loggedOut: 'You are logged out.',
        challengeMissing: 'Logging in took too long. Log in again.',
      },
    },
  ),
  locked: both(
    {
      tabTitle: 'Inloggen geblokkeerd',
      title: (until: string) => `Inloggen is tijdelijk geblokkeerd tot ${nl.time(until)} uur.`,
      why: 'Er is te vaak een verkeerd wachtwoord of een verkeerde code ingevuld. Tot dan kan niemand met dit account inloggen, ook niet met het goede wachtwoord en een goede code.',
      meanwhileTitle: 'Wat u intussen kunt doen',
      meanwhile: [
        'Zet op uw telefoon de datum en tijd op automatisch. Loopt de klok niet gelijk, dan kloppen de codes niet.',
        'Kijk of u in uw app de code van Mijn TVM gebruikt, en niet die van een ander account.',
        'Wacht bij het inloggen op een nieuwe code.',
      ],
      notYou: `Hebt u dit niet zelf gedaan, of kunt u niet wachten? Bel ${phone}.`,
      again: (until: string) => `Opnieuw inloggen (vanaf ${nl.time(until)} uur)`,
    },
    {
      tabTitle: 'Login blocked',
      title: (until) => `Logging in is blocked until ${en.time(until)}.`,
      why: 'A wrong password or code was entered too many times. Until then nobody can log in to this account, not even with the right password and code.',
      meanwhileTitle: 'What you can do in the meantime',
      meanwhile: [
        'Set the date and time on your phone to automatic. If the clock is off, the codes are wrong.',
        'Check that you are using the code for Mijn TVM in your app, and not one for another account.',
        'Wait for a new code when you log in.',
      ],
      notYou: `Wasn’t this you, or can’t you wait? Call ${phone}.`,
      again: (until) => `Log in again (from ${en.time(until)})`,
    },
  ),
  application: both(
    {
      logIn: (name: string) => `U logt in om verder te gaan naar ${name}.`,
      failedTitle: 'Inloggen bij de toepassing lukt niet',
      failed:
        'De aanmelding is verlopen, al gebruikt, of in een andere browser begonnen. Ga terug naar de toepassing en log daar opnieuw in.',
      logOutTitle: 'Uitloggen bij Mijn TVM?',
      logOut: 'U wordt uitgelogd bij Mijn TVM en bij alle toepassingen waarmee u met Mijn TVM hebt ingelogd.',
      stay: 'Ingelogd blijven',
    },
    {
      logIn: (name) => `You are logging in to go on to ${name}.`,
      failedTitle: 'Logging in to the application failed',
      failed:
        'The login has expired, was used already, or was begun in another browser. Go back to the application and log in there again.',
      logOutTitle: 'Log out of Mijn TVM?',
      logOut:
        'You will be logged out of Mijn TVM and of all applications that you logged in to with Mijn TVM.',
      stay: 'Stay logged in',
    },
  ),
  code: both(
    {
      title: 'Vul uw verificatiecode in',
      instruction: 'Open uw authenticator-app. De code heeft 6 cijfers en ververst elke 30 seconden.',
      listedAs: (issuer: string, email: string) => `In uw app staat: ${issuer} (${email}).`,
      label: 'Verificatiecode',
      submit: 'Inloggen',
      useRecoveryCode: 'Herstelcode gebruiken',
      noPhone: 'Geen toegang tot uw telefoon?',
      faults: {
        empty: 'Vul de verificatiecode in.',
        notDigits: 'De verificatiecode bestaat alleen uit cijfers.',
        short: 'De verificatiecode is te kort: vul 6 cijfers in.',
        long: 'De verificatiecode is te lang: vul 6 cijfers in.',
      },
      lastAttempt: 'Nog één poging; daarna wacht u 15 minuten.',
    },
    {
      title: 'Enter your verification code',
      instruction: 'Open your authenticator app. The code has 6 digits and changes every 30 seconds.',
      listedAs: (issuer, email) => `Your app lists it as: ${issuer} (${email}).`,
      label: 'Verification code',
      submit: 'Log in',
      useRecoveryCode: 'Use a recovery code',
      noPhone: 'No access to your phone?',
      faults: {
        empty: 'Enter the verification code.',
        notDigits: 'The verification code consists of digits only.',
        short: 'The verification code is too short: enter 6 digits.',
        long: 'The verification code is too long: enter 6 digits.',
      },
      lastAttempt: 'One more attempt; after that you wait 15 minutes.',
    },
  ),
  recoveryCode: both(
    {
      title: 'Vul een herstelcode in',
      instruction:
        'Gebruik een van de 10 herstelcodes die u bewaarde toen u 2FA instelde. Elke code werkt één keer.',
      label: 'Herstelcode',
      hint: 'Bijvoorbeeld ABCD-EFGH-IJKL-MNOP',
      submit: 'Inloggen',
      useCode: 'Verificatiecode gebruiken',
      faults: {
        empty: 'Vul een herstelcode in.',
        malformed: 'Een herstelcode heeft 16 letters en cijfers (A tot en met Z en 2 tot en met 7).',
      },
      rejected: 'Deze herstelcode klopt niet of is al gebruikt.',
      few: (n: number) =>
        n === 0
          ? 'U hebt geen herstelcodes meer.'
          : `U hebt nog ${nl.count(n)} ${n === 1 ? 'herstelcode' : 'herstelcodes'}.`,
      left: (n: number) =>
        n === 0
          ? 'U hebt uw laatste herstelcode gebruikt.'
          : `U hebt een herstelcode gebruikt. U hebt er nog ${nl.count(n)}.`,
    },
    {
      title: 'Enter a recovery code',
      instruction:
        'Use one of the 10 recovery codes that you kept when you set up 2FA. Each code works once.',
      label: 'Recovery code',
      hint: 'For example ABCD-EFGH-IJKL-MNOP',
      submit: 'Log in',
      useCode: 'Use a verification code',
      faults: {
        empty: 'Enter a recovery code.',
        malformed: 'A recovery code has 16 letters and digits (A to Z and 2 to 7).',
      },
      rejected: 'This recovery code is wrong or has been used before.',
      few: (n) =>
        n === 0
          ? 'You have no recovery codes left.'
          : `You have ${en.count(n)} recovery ${n === 1 ? 'code' : 'codes'} left.`,
      left: (n) =>
        n === 0
          ? 'You have used your last recovery code.'
          : `You have used a recovery code. You have ${en.count(n)} left.`,
    },
  ),
  registrationRequired: both(
    {
      title: 'Stel eerst 2FA in',
      why: 'Voor uw account is twee-factor-authenticatie (2FA) verplicht, en die is nog niet ingesteld.',
      sent: (email: string) => `Wij hebben een e-mail gestuurd naar ${email}. Volg de link in die e-mail.`,
      limited: (email: string) =>
        `Wij hebben kort geleden al een e-mail gestuurd naar ${email}. Gebruik de link in de laatste e-mail.`,
    },
    {
      title: 'Set up 2FA first',
      why: 'Two-factor authentication (2FA) is mandatory for your account, and it hasn’t been set up yet.',
      sent: (email) => `We have sent an e-mail to ${email}. Follow the link in it.`,
      limited: (email) =>
        `We sent an e-mail to ${email} a short while ago. Use the link in the latest e-mail.`,
    },
  ),
};
