import { both } from './both.ts';

const helps = {
  nl: 'Wat helpt: drie of vier woorden die niets met elkaar te maken hebben, met een hoofdletter, een cijfer en een teken erbij, of een wachtwoord dat uw wachtwoordmanager maakt.',
  en: 'What helps: three or four words that have nothing to do with each other, with a capital, a digit and a sign, or a password that your password manager makes.',
};

export const registrationWords = {
  passwordReset: both(
    {
      title: 'Hulp bij inloggen',
      question: 'Wat is er aan de hand?',
      lost: {
        password: 'Ik ben mijn wachtwoord vergeten',
        authenticator: 'Ik heb een nieuwe telefoon of geen toegang tot mijn app',
      },
      lostMissing: 'Kies wat er aan de hand is.',
      email: 'E-mailadres',
      emailMissing: 'Vul uw e-mailadres in.',
      emailMalformed: 'Vul een e-mailadres in zoals naam@voorbeeld.nl.',
      submit: 'E-mail versturen',
      sentTitle: 'Kijk in uw e-mail',
      sent: 'Als dit e-mailadres bij ons bekend is, ontvangt u binnen enkele minuten een e-mail. Kijk ook in uw spambox.',
      sentTo: (email: string) => `Opgegeven e-mailadres: ${email}`,
      again: 'Opnieuw versturen',
      againIn: (seconds: number) => `Opnieuw versturen kan over ${seconds} seconden.`,
      againDone: 'Het verzoek is opnieuw verstuurd.',
      otherAddress: 'Een ander e-mailadres gebruiken',
    },
    {
      title: 'Help with logging in',
      question: 'What is the matter?',
      lost: {
        password: 'I have forgotten my password',
        authenticator: 'I have a new phone or no access to my app',
      },
      lostMissing: 'Choose what is the matter.',
      email: 'E-mail address',
      emailMissing: 'Enter your e-mail address.',
      emailMalformed: 'Enter an e-mail address like name@example.com.',
      submit: 'Send e-mail',
      sentTitle: 'Check your e-mail',
      sent: 'If we know this e-mail address, you will receive an e-mail within a few minutes. Check your spam folder too.',
      sentTo: (email) => `E-mail address given: ${email}`,
      again: 'Send again',
      againIn: (seconds) => `You can send again in ${seconds} seconds.`,
      againDone: 'The request has been sent again.',
      otherAddress: 'Use another e-mail address',
    },
  ),
  registration: both(
    {
      openTitle: {
        registration: 'Uw account registreren',
        reset: 'Uw account herstellen',
        newPhone: 'Uw nieuwe telefoon koppelen',
      },
      openText: {
        registration: (email: string) =>
          `U gaat het account ${email} registreren: u stelt een wachtwoord in en koppelt zo nodig een authenticator-app.`,
        reset: (email: string) => `U gaat een nieuw wachtwoord instellen voor het account ${email}.`,
        newPhone: (email: string) =>
          `U gaat een nieuwe telefoon koppelen aan het account ${email}. Houd die telefoon bij de hand. Uw oude telefoon blijft werken tot de nieuwe is gekoppeld.`,
      },
      open: 'Doorgaan',
      step: (n: number) => `Stap ${n} van 3`,
    },
    {
      openTitle: {
        registration: 'Register your account',
        reset: 'Restore your account',
        newPhone: 'Link your new phone',
      },
      openText: {
        registration: (email) =>
          `You are going to register the account ${email}: you set a password and, if needed, link an authenticator app.`,
        reset: (email) => `You are going to set a new password for the account ${email}.`,
        newPhone: (email) =>
          `You are going to link a new phone to the account ${email}. Keep that phone at hand. Your old phone works until the new one has been linked.`,
      },
      open: 'Continue',
      step: (n) => `Step ${n} of 3`,
    },
  ),
  link: both(
    {
      states: {
        expired: {
          title: 'De link is verlopen',
          text: 'De link in uw e-mail was maar kort geldig en werkt niet meer.',
        },
        used: {
          title: 'Deze link is al gebruikt',
          text: 'U hebt deze stappen al afgerond. U kunt inloggen.',
        },
        replaced: {
          title: 'Deze link is vervangen',
          text: 'Er is een nieuwere e-mail verstuurd. Gebruik de link in de laatste e-mail.',
        },
        withdrawn: {
          title: 'Deze link is ingetrokken',
          text: 'Uw account is intussen gewijzigd. Daarom werkt deze link niet meer.',
        },
        already_enrolled: {
          title: '2FA is al ingesteld',
          text: 'Voor dit account is 2FA al ingesteld. Log in met uw e-mailadres, wachtwoord en verificatiecode.',
        },
        unknown: {
          title: 'Deze link werkt niet',
          text: 'De link is niet volledig of bestaat niet meer. Open de link uit de laatste e-mail nog eens.',
        },
        not_open: {
          title: 'Open de link uit uw e-mail',
          text: 'U gaat verder via de link in de e-mail die wij u stuurden. Hebt u die link in een andere browser geopend? Ga dan daar verder, of open de link hier nog eens.',
        },
      },
      renewTo: (email: string) => `Wij sturen een nieuwe e-mail naar ${email}.`,
      renew: 'Stuur een nieuwe e-mail',
      renewed: (email: string) =>
        `Wij hebben een nieuwe e-mail gestuurd naar ${email}. Kijk ook in uw spambox.`,
      help: 'Hulp bij inloggen',
    },
    {
      states: {
        expired: {
          title: 'The link has expired',
          text: 'The link in your e-mail was valid for a short time only and no longer works.',
        },
        used: {
          title: 'This link has already been used',
          text: 'You have completed these steps already. You can log in.',
        },
        replaced: {
          title: 'This link has been replaced',
          text: 'A newer e-mail was sent. Use the link in the latest e-mail.',
        },
        withdrawn: {
          title: 'This link has been withdrawn',
          text: 'Your account has changed since. That is why this link no longer works.',
        },
        already_enrolled: {
          title: '2FA has already been set up',
          text: '2FA has already been set up for this account. Log in with your e-mail address, password and verification code.',
        },
        unknown: {
          title: 'This link doesn’t work',
          text: 'The link is incomplete or no longer exists. Open the link in the latest e-mail once more.',
        },
        not_open: {
          title: 'Open the link in your e-mail',
          text: 'You go on by the link in the e-mail that we sent you. Did you open that link in another browser? Then go on there, or open the link here once more.',
        },
      },
      renewTo: (email) => `We will send a new e-mail to ${email}.`,
      renew: 'Send a new e-mail',
      renewed: (email) => `We have sent a new e-mail to ${email}. Check your spam folder too.`,
      help: 'Help with logging in',
    },
  ),
  setPassword: both(
    {
      title: 'Stel uw wachtwoord in',
      email: 'E-mailadres',
      password: 'Nieuw wachtwoord',
      repeat: 'Herhaal het wachtwoord',
      submit: 'Doorgaan',
      rulesTitle: 'Uw wachtwoord heeft',
      rules: {
        length: 'minstens 8 tekens',
        upper: '1 hoofdletter (ABC)',
        lower: '1 kleine letter (abc)',
        digit: '1 cijfer (12345)',
        special: '1 speciaal teken (!@#$%^&*)',
        match: 'wachtwoorden komen overeen',
      },
      met: 'voldaan',
      unmet: 'nog niet voldaan',
      summary: (met: number, all: number) => `${met} van ${all} eisen voldaan.`,
      passwordMissing: 'Vul een nieuw wachtwoord in.',
      rulesUnmet: 'Het wachtwoord voldoet nog niet aan alle eisen.',
      repeatMissing: 'Herhaal het wachtwoord.',
      repeatDiffers: 'De wachtwoorden komen niet overeen.',
      refused: {
        common: `Dit wachtwoord is te raden: het is één woord of naam, of twee die vaak samengaan, met cijfers en tekens erbij. Die worden als eerste geprobeerd. ${helps.nl}`,
        pattern: `Dit wachtwoord is te raden: het is een rij toetsen, letters of cijfers, of een herhaling. Die worden als eerste geprobeerd. ${helps.nl}`,
        context: `Dit wachtwoord is te raden: het bestaat uit uw naam, uw e-mailadres, de naam van uw organisatie of die van TVM. ${helps.nl}`,
        breached: `Dit wachtwoord staat in een lijst van gelekte wachtwoorden, en die lijsten worden geprobeerd. Gebruikt u het ook ergens anders? Wijzig het daar ook. ${helps.nl}`,
      },
    },
    {
      title: 'Set your password',
      email: 'E-mail address',
      password: 'New password',
      repeat: 'Repeat the password',
      submit: 'Continue',
      rulesTitle: 'Your password has',
      rules: {
        length: 'at least 8 characters',
        upper: '1 capital letter (ABC)',
        lower: '1 small letter (abc)',
        digit: '1 digit (12345)',
        special: '1 special character (!@#$%^&*)',
        match: 'passwords match',
      },
      met: 'met',
      unmet: 'not met yet',
      summary: (met, all) => `${met} of ${all} requirements met.`,
      passwordMissing: 'Enter a new password.',
      rulesUnmet: 'The password doesn’t meet all requirements yet.',
      repeatMissing: 'Repeat the password.',
      repeatDiffers: 'The passwords don’t match.',
      refused: {
        common: `This password can be guessed: it is one word or name, or two that often go together, with digits and signs. Those are tried first. ${helps.en}`,
        pattern: `This password can be guessed: it is a row of keys, letters or digits, or a repetition. Those are tried first. ${helps.en}`,
        context: `This password can be guessed: it is made of your name, your e-mail address, the name of your organisation or that of TVM. ${helps.en}`,
        breached: `This password is on a list of leaked passwords, and those lists are tried. Do you use it elsewhere too? Change it there as well. ${helps.en}`,
      },
    },
  ),
  keepPassword: both(
    {
      title: 'Weet u uw wachtwoord nog?',
      text: (email: string) =>
        `Dan houdt u het wachtwoord van ${email} en koppelt u alleen uw nieuwe telefoon.`,
      keep: 'Ja, ik houd mijn wachtwoord',
      forgotten: 'Nee, ik stel een nieuw wachtwoord in',
    },
    {
      title: 'Do you remember your password?',
      text: (email) => `Then you keep the password of ${email} and only link your new phone.`,
      keep: 'Yes, I keep my password',
      forgotten: 'No, I set a new password',
    },
  ),
  proof: both(
    {
      title: 'Bevestig dat u het bent',
      instruction: 'Uw account is beveiligd met 2FA. Uw nieuwe wachtwoord geldt zodra u dit hebt bevestigd.',
      question: 'Hoe wilt u bevestigen?',
      ways: {
        passkey: 'Met mijn passkey',
        code: 'Met een verificatiecode uit mijn app',
        recoveryCode: 'Met een herstelcode',
        newPhone: 'Ik heb een nieuwe telefoon, of kan niet bij mijn app of passkey',
      },
      passkey: 'Uw browser vraagt om uw passkey zodra u op de knop drukt.',
      newPasskey: 'U maakt een nieuwe passkey.',
      newPhone: 'U koppelt een nieuwe authenticator-app. De app op uw oude telefoon werkt daarna niet meer.',
      submit: 'Doorgaan',
    },
    {
      title: 'Confirm that it’s you',
      instruction:
        'Your account is secured with 2FA. Your new password takes effect once you have confirmed this.',
      question: 'How do you want to confirm?',
      ways: {
        passkey: 'With my passkey',
        code: 'With a verification code from my app',
        recoveryCode: 'With a recovery code',
        newPhone: 'I have a new phone, or no access to my app or passkey',
      },
      passkey: 'Your browser asks for your passkey as soon as you press the button.',
      newPasskey: 'You make a new passkey.',
      newPhone: 'You link a new authenticator app. The app on your old phone stops working after that.',
      submit: 'Continue',
    },
  ),
  done: both(
    {
      enrolled: {
        title: '2FA is ingesteld',
        text: 'Voortaan logt u in met uw e-mailadres, wachtwoord en verificatiecode. Wacht bij het inloggen op een nieuwe code.',
      },
      passkey: {
        title: '2FA is ingesteld',
        text: 'Voortaan logt u in met uw e-mailadres, uw wachtwoord en uw passkey.',
      },
      newPhone: {
        title: 'Uw nieuwe telefoon is gekoppeld',
        text: 'Voortaan logt u in met uw e-mailadres, uw wachtwoord en een verificatiecode van uw nieuwe telefoon. Wacht bij het inloggen op een nieuwe code.',
        oldApp: 'Verwijder de oude code van Mijn TVM uit uw vorige app.',
      },
      password: {
        title: 'Uw wachtwoord is ingesteld',
        text: 'U kunt nu inloggen met uw e-mailadres en uw nieuwe wachtwoord. Vragen wij om een verificatiecode? Wacht dan op een nieuwe code.',
      },
    },
    {
      enrolled: {
        title: '2FA has been set up',
        text: 'From now on you log in with your e-mail address, password and verification code. Wait for a new code when you log in.',
      },
      passkey: {
        title: '2FA has been set up',
        text: 'From now on you log in with your e-mail address, your password and your passkey.',
      },
      newPhone: {
        title: 'Your new phone has been linked',
        text: 'From now on you log in with your e-mail address, your password and a verification code from your new phone. Wait for a new code when you log in.',
        oldApp: 'Delete the old Mijn TVM code from your former app.',
      },
      password: {
        title: 'Your password has been set',
        text: 'You can now log in with your e-mail address and your new password. Do we ask for a verification code? Then wait for a new code.',
      },
    },
  ),
};
