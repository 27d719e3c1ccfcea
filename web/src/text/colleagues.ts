import { both } from './both.ts';
import { phone } from './contact.ts';
import { en, nl } from './formats.ts';

/** What a main user does for a colleague, and what it would do. */
export const colleagueWords = {
  colleague: both(
    {
      title: 'Helpen',
      whyNot: {
        main_user_required: 'U bent geen hoofdgebruiker meer van deze organisatie.',
        not_for_oneself: `Dit bent u zelf. Vraag een andere hoofdgebruiker om hulp, of bel ${phone}.`,
        support_required: `Een andere hoofdgebruiker wordt geholpen door TVM. Bel ${phone}.`,
        main_user_too_new: `U bent in de laatste 72 uur hoofdgebruiker geworden of gewijzigd. Vraag een andere hoofdgebruiker, of bel ${phone}.`,
        help_disabled: `Bij problemen met inloggen helpt TVM. Bel ${phone}.`,
      },
      nothing: 'Er is nu niets om bij te helpen. Stuur zo nodig de e-mail opnieuw bij Voortgang 2FA.',
      waits: 'Een aanvraag voor deze gebruiker wacht op een medewerker van TVM.',
      phone: {
        waits:
          'Deze gebruiker wil een nieuwe telefoon koppelen, in een browser waarmee nog niet eerder is ingelogd.',
        waitsUntil: (instant: string) =>
          `Deze gebruiker wil een nieuwe telefoon koppelen, in een browser waarmee nog niet eerder is ingelogd. Zonder hulp kan dat ${nl.moment(instant)} uur.`,
        stopped: 'Het koppelen van een nieuwe telefoon is gestopt. Dat kan alleen nog als u het bevestigt.',
        approved: 'Een nieuwe telefoon is toegestaan, 24 uur lang.',
      },
      actions: {
        unlock: 'Blokkering opheffen',
        approved: 'Nieuwe telefoon toestaan',
        rejected: 'Nieuwe telefoon tegenhouden',
        reset: '2FA resetten',
      },
      questions: {
        unlock: (name: string) => `Blokkering opheffen voor ${name}?`,
        approved: (name: string) => `Mag ${name} een nieuwe telefoon koppelen?`,
        rejected: (name: string) => `Nieuwe telefoon van ${name} tegenhouden?`,
        reset: (name: string) => `2FA resetten voor ${name}?`,
      },
      effects: {
        unlock: ['Deze gebruiker kan meteen weer inloggen.'],
        approved: [
          'Deze gebruiker kan 24 uur lang een nieuwe telefoon koppelen met de link uit de e-mail, ook in een nieuwe browser.',
          'De oude app werkt tot de nieuwe telefoon is gekoppeld.',
        ],
        rejected: [
          'Niemand kan een nieuwe telefoon koppelen met een link uit een e-mail, tot u of TVM dat bevestigt.',
          'Het wachtwoord en de authenticator-app van deze gebruiker blijven.',
        ],
        reset: [
          'De authenticator-app, passkeys en herstelcodes van deze gebruiker werken niet meer.',
          'Deze gebruiker wordt overal uitgelogd. Links uit eerdere e-mails werken niet meer.',
          'Is 2FA verplicht, dan krijgt deze gebruiker een e-mail om het opnieuw in te stellen.',
        ],
      },
      second: 'Er is in de laatste 72 uur meer gewijzigd. Daarom beslist een medewerker van TVM.',
      told: 'Alle hoofdgebruikers krijgen hierover een e-mail.',
      ask: 'Spreek uw collega eerst zelf, in persoon of op een nummer dat u al had. Iemand met toegang tot het e-mailadres kan zich als uw collega voordoen.',
      close: 'Sluiten',
      cancel: 'Annuleren',
      done: {
        unlock: 'De blokkering is opgeheven.',
        approved: 'De nieuwe telefoon is toegestaan. Uw collega gaat verder met de link uit de e-mail.',
        rejected: 'De nieuwe telefoon is tegengehouden.',
        reset: '2FA is gereset.',
      },
      asked: 'Uw aanvraag wacht op een medewerker van TVM, 24 uur lang.',
    },
    {
      title: 'Help',
      whyNot: {
        main_user_required: 'You are no longer a main user of this organisation.',
        not_for_oneself: `This is you. Ask another main user for help, or call ${phone}.`,
        support_required: `Another main user is helped by TVM. Call ${phone}.`,
        main_user_too_new: `You became a main user or were changed in the last 72 hours. Ask another main user, or call ${phone}.`,
        help_disabled: `TVM helps with problems with logging in. Call ${phone}.`,
      },
      nothing: 'There is nothing to help with now. If need be, send the e-mail again under 2FA progress.',
      waits: 'A request for this user waits for an employee of TVM.',
      phone: {
        waits: 'This user wants to link a new phone, in a browser that nobody logged in with before.',
        waitsUntil: (instant) =>
          `This user wants to link a new phone, in a browser that nobody logged in with before. Without help it can be done ${en.moment(instant)}.`,
        stopped: 'Linking a new phone has been stopped. It can only be done if you confirm it.',
        approved: 'A new phone is allowed, for 24 hours.',
      },
      actions: {
        unlock: 'Unlock',
        approved: 'Allow a new phone',
        rejected: 'Stop the new phone',
        reset: 'Reset 2FA',
      },
      questions: {
        unlock: (name) => `Unlock ${name}?`,
        approved: (name) => `May ${name} link a new phone?`,
        rejected: (name) => `Stop the new phone of ${name}?`,
        reset: (name) => `Reset 2FA for ${name}?`,
      },
      effects: {
        unlock: ['This user can log in again at once.'],
        approved: [
          'For 24 hours this user can link a new phone with the link in the e-mail, in a new browser too.',
          'The old app works until the new phone has been linked.',
        ],
        rejected: [
          'Nobody can link a new phone with a link in an e-mail until you or TVM confirm it.',
          'This user’s password and authenticator app stay.',
        ],
        reset: [
          'This user’s authenticator app, passkeys and recovery codes no longer work.',
          'This user is logged out everywhere. Links in earlier e-mails no longer work.',
          'If 2FA is mandatory, this user gets an e-mail to set it up again.',
        ],
      },
      second: 'More was changed in the last 72 hours. That is why an employee of TVM decides.',
      told: 'All main users get an e-mail about this.',
      ask: 'Speak with your colleague yourself first, in person or on a number that you had already. Somebody with access to the e-mail address may pretend to be your colleague.',
      close: 'Close',
      cancel: 'Cancel',
      done: {
        unlock: 'The lock has been lifted.',
        approved: 'The new phone is allowed. Your colleague goes on with the link in the e-mail.',
        rejected: 'The new phone has been stopped.',
        reset: '2FA has been reset.',
      },
      asked: 'Your request waits for an employee of TVM, for 24 hours.',
    },
  ),
};
