import { both } from './both.ts';
import { en, nl } from './formats.ts';

export const sessionWords = {
  restricted: both(
    {
      title: 'Stel eerst 2FA in',
      activated: 'Uw organisatie heeft 2FA geactiveerd. U kunt verder zodra u 2FA hebt ingesteld.',
      mandatory: (instant: string) =>
        `2FA is verplicht sinds ${nl.day(instant)}. U kunt verder zodra u 2FA hebt ingesteld.`,
      how: 'U stelt 2FA in via de link in de e-mail «Account registratie TVM». Kijk ook in uw spambox.',
      enrolled: '2FA is ingesteld voor uw account. Log uit en log opnieuw in met een verificatiecode.',
      resend: 'Stuur de e-mail opnieuw',
      resent: (email: string) => `Wij hebben een e-mail gestuurd naar ${email}.`,
      help: 'Hulp bij inloggen',
      progressTitle: 'Voortgang van uw organisatie',
    },
    {
      title: 'Set up 2FA first',
      activated: 'Your organisation has activated 2FA. You can go on once you have set up 2FA.',
      mandatory: (instant) =>
        `2FA has been mandatory since ${en.day(instant)}. You can go on once you have set up 2FA.`,
      how: 'You set up 2FA by the link in the e-mail «Account registration TVM». Check your spam folder too.',
      enrolled: '2FA has been set up for your account. Log out and log in again with a verification code.',
      resend: 'Send the e-mail again',
      resent: (email) => `We have sent an e-mail to ${email}.`,
      help: 'Help with logging in',
      progressTitle: 'Progress of your organisation',
    },
  ),
  mandatory: both(
    {
      from: (instant: string) => `Vanaf ${nl.day(instant)} is 2FA verplicht.`,
      activate: 'Activeer 2FA in uw profiel',
      askMainUser: 'Uw hoofdgebruiker activeert 2FA voor uw organisatie.',
    },
    {
      from: (instant) => `2FA is mandatory from ${en.day(instant)}.`,
      activate: 'Activate 2FA in your profile',
      askMainUser: 'Your main user activates 2FA for your organisation.',
    },
  ),
  stepUp: both(
    {
      title: 'Bevestig dat u het bent',
      code: 'Voor uw veiligheid vragen wij een code uit uw authenticator-app. Daarna gaat u vanzelf verder.',
      recoveryCode: 'Voor uw veiligheid vragen wij een herstelcode. Daarna gaat u vanzelf verder.',
      password: 'Voor uw veiligheid vragen wij uw wachtwoord nog een keer. Daarna gaat u vanzelf verder.',
      passwordLabel: 'Uw wachtwoord',
      passwordMissing: 'Vul uw wachtwoord in.',
      submit: 'Bevestigen',
    },
    {
      title: 'Confirm that it’s you',
      code: 'For your security we ask for a code of your authenticator app. After that you go on automatically.',
      recoveryCode: 'For your security we ask for a recovery code. After that you go on automatically.',
      password: 'For your security we ask for your password once more. After that you go on automatically.',
      passwordLabel: 'Your password',
      passwordMissing: 'Fill in your password.',
      submit: 'Confirm',
    },
  ),
};
