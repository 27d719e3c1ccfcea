import { both } from './both.ts';
import { en, nl } from './formats.ts';

export const passkeyWords = {
  passkey: both(
    {
      title: 'Log in met uw passkey',
      what: 'Gebruik uw vingerafdruk, gezicht, pincode of beveiligingssleutel. Uw browser vraagt erom zodra u op de knop drukt.',
      submit: 'Passkey gebruiken',
      use: 'Passkey gebruiken',
      stepUp: 'Bevestig met uw passkey dat u het bent. Uw browser vraagt erom zodra u op de knop drukt.',
      lost: 'Geen toegang tot uw passkey?',
      refusals: {
        cancelled:
          'Het venster van uw browser is gesloten, of er is hier geen passkey van u gevonden. Probeer het opnieuw of kies een andere manier.',
        alreadyHere: 'Op dit apparaat of deze beveiligingssleutel hebt u al een passkey voor Mijn TVM.',
        wrongSite:
          'Uw browser geeft de passkey niet aan deze pagina. Controleer of u op het adres van Mijn TVM bent.',
        unsupported:
          'Deze browser kan geen passkeys gebruiken. Kies een andere manier of een andere browser.',
        unverified:
          'Dit apparaat kan niet controleren dat u het bent. Stel een pincode of schermvergrendeling in.',
        failed: 'De passkey werkt nu niet. Probeer het opnieuw of kies een andere manier.',
      },
    },
    {
      title: 'Log in with your passkey',
      what: 'Use your fingerprint, face, PIN or security key. Your browser asks for it as soon as you press the button.',
      submit: 'Use passkey',
      use: 'Use a passkey',
      stepUp:
        'Confirm with your passkey that it is you. Your browser asks for it as soon as you press the button.',
      lost: 'No access to your passkey?',
      refusals: {
        cancelled:
          'Your browser’s dialog was closed, or no passkey of yours was found here. Try again or choose another way.',
        alreadyHere: 'You already have a passkey for Mijn TVM on this device or security key.',
        wrongSite:
          'Your browser doesn’t give the passkey to this page. Check that you are at the address of Mijn TVM.',
        unsupported: 'This browser can’t use passkeys. Choose another way or another browser.',
        unverified: 'This device can’t check that it is you. Set a PIN or a screen lock.',
        failed: 'The passkey doesn’t work right now. Try again or choose another way.',
      },
    },
  ),
  passkeyRequired: both(
    {
      title: 'Voeg een passkey toe',
      why: (instant: string | null) =>
        `${instant ? `Sinds ${nl.day(instant)} logt` : 'Bij Mijn TVM logt'} u in met een passkey, en u hebt er nog geen. Zodra u er een hebt toegevoegd, gaat u vanzelf verder. Op andere apparaten wordt u uitgelogd. U ontvangt een e-mail.`,
      proveTitle: 'Bevestig met uw passkey',
      prove: (instant: string | null) =>
        `${instant ? `Sinds ${nl.day(instant)} logt` : 'Bij Mijn TVM logt'} u in met uw passkey. Uw browser vraagt erom zodra u op de knop drukt.`,
      from: (instant: string) => `Vanaf ${nl.day(instant)} logt u in met een passkey.`,
      addNow: 'Voeg nu een passkey toe',
    },
    {
      title: 'Add a passkey',
      why: (instant) =>
        `${instant ? `Since ${en.day(instant)} you log` : 'At Mijn TVM you log'} in with a passkey, and you don’t have one yet. As soon as you have added one, you go on automatically. You will be logged out on other devices. You will receive an e-mail.`,
      proveTitle: 'Confirm with your passkey',
      prove: (instant) =>
        `${instant ? `Since ${en.day(instant)} you log` : 'At Mijn TVM you log'} in with your passkey. Your browser asks for it as soon as you press the button.`,
      from: (instant) => `From ${en.day(instant)} you log in with a passkey.`,
      addNow: 'Add a passkey now',
    },
  ),
  authenticators: both(
    {
      title: 'Manieren om in te loggen',
      failed: 'Hoe u kunt inloggen, kan nu niet worden getoond.',
      kind: { app: 'Authenticator-app', passkey: 'Passkey' },
      addedOn: (instant: string) => `Toegevoegd op ${nl.day(instant)}`,
      lastUsed: (instant: string | null) =>
        instant ? `Laatst gebruikt op ${nl.day(instant)} om ${nl.time(instant)} uur` : 'Nog niet gebruikt',
      onOneDevice: 'Alleen op dit ene apparaat of deze sleutel',
      rename: 'Hernoemen',
      renameOne: (name: string) => `Hernoemen: ${name}`,
      remove: 'Verwijderen',
      removeOne: (name: string) => `Verwijderen: ${name}`,
      add: 'Passkey toevoegen',
      addTitle: 'Passkey toevoegen',
      addWhat:
        'Met een passkey logt u in met uw vingerafdruk, gezicht, pincode of beveiligingssleutel in plaats van met een code. Een nagemaakte site kan er niets mee.',
      addAfter:
        'Uw andere manieren blijven werken. Op andere apparaten wordt u uitgelogd. U ontvangt een e-mail.',
      name: 'Naam van deze passkey',
      nameHint: 'Bijvoorbeeld het apparaat waarop u hem maakt.',
      nameMissing: 'Vul een naam in.',
      nameLong: 'De naam is te lang: gebruik hooguit 60 tekens.',
      renameTitle: 'Naam wijzigen',
      newName: 'Nieuwe naam',
      renameSubmit: 'Naam opslaan',
      removeTitle: (name: string) => `${name} verwijderen?`,
      removeText: 'Hiermee kunt u daarna niet meer inloggen. Op andere apparaten wordt u uitgelogd.',
      removeLast:
        'Dit is uw laatste manier om met 2FA in te loggen. Daarna logt u in met alleen uw wachtwoord, en uw herstelcodes vervallen.',
      lastPasskeyStays: 'U logt in met een passkey, en dit is uw laatste. Voeg eerst een andere toe.',
      lastStays: 'Dit is uw laatste manier om met 2FA in te loggen. Voeg eerst een andere toe.',
      gone: 'Deze manier om in te loggen is al verwijderd.',
    },
    {
      title: 'Ways to log in',
      failed: 'How you can log in can’t be shown right now.',
      kind: { app: 'Authenticator app', passkey: 'Passkey' },
      addedOn: (instant: string) => `Added on ${en.day(instant)}`,
      lastUsed: (instant: string | null) =>
        instant ? `Last used on ${en.day(instant)} at ${en.time(instant)}` : 'Not used yet',
      onOneDevice: 'On this one device or key only',
      rename: 'Rename',
      renameOne: (name: string) => `Rename: ${name}`,
      remove: 'Remove',
      removeOne: (name: string) => `Remove: ${name}`,
      add: 'Add a passkey',
      addTitle: 'Add a passkey',
      addWhat:
        'With a passkey you log in with your fingerprint, face, PIN or security key instead of a code. It is of no use to an imitated site.',
      addAfter:
        'Your other ways keep working. You will be logged out on other devices. You will receive an e-mail.',
      name: 'Name of this passkey',
      nameHint: 'For example the device that you make it on.',
      nameMissing: 'Fill in a name.',
      nameLong: 'The name is too long: use at most 60 characters.',
      renameTitle: 'Change the name',
      newName: 'New name',
      renameSubmit: 'Save name',
      removeTitle: (name: string) => `Remove ${name}?`,
      removeText: 'You can no longer log in with it after that. You will be logged out on other devices.',
      removeLast:
        'This is your last way to log in with 2FA. After that you log in with your password alone, and your recovery codes are void.',
      lastPasskeyStays: 'You log in with a passkey, and this is your last one. Add another one first.',
      lastStays: 'This is your last way to log in with 2FA. Add another one first.',
      gone: 'This way to log in has already been removed.',
    },
  ),
};
