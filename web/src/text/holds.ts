import type { Schema } from '@tvm/contract';
import { both } from './both.ts';
import { phone } from './contact.ts';
import { en, nl } from './formats.ts';

type Change = Schema<'SensitiveChange'>;

const changes: Record<'nl' | 'en', Record<Change, string>> = {
  nl: {
    address: 'het e-mailadres is gewijzigd',
    made_anew: 'de gebruiker is verwijderd en opnieuw aangemaakt',
    moved: 'de gebruiker is naar een andere organisatie verplaatst',
    made_main_user: 'de gebruiker is hoofdgebruiker geworden',
    reset: 'TVM heeft 2FA gereset',
    new_phone: 'er is een nieuwe telefoon gevraagd met een link uit een e-mail',
    disputed: 'de gebruiker meldde iets niet zelf te hebben gedaan',
    enrolment: 'er is geprobeerd 2FA in te stellen met een link uit een e-mail',
  },
  en: {
    address: 'the e-mail address was changed',
    made_anew: 'the user was removed and made anew',
    moved: 'the user was moved to another organisation',
    made_main_user: 'the user became a main user',
    reset: 'TVM reset 2FA',
    new_phone: 'a new phone was asked for with a link from an e-mail',
    disputed: 'the user said that something wasn’t them',
    enrolment: 'setting up 2FA was tried with a link from an e-mail',
  },
};

/** Two changes within 72 hours hold an enrolment: what the held person reads, and what the main user does about it. */
export const holdWords = {
  held: both(
    {
      title: 'Iemand moet dit eerst bevestigen',
      why: 'Uw gegevens zijn binnen 72 uur meer dan eens gewijzigd, bijvoorbeeld uw e-mailadres of uw organisatie, of er is gemeld dat u iets niet zelf deed. Om uw account te beschermen kunt u pas verder als iemand anders bevestigt dat dit klopt.',
      steps: [
        `Vraag een hoofdgebruiker van uw organisatie om dit in Mijn TVM te bevestigen, onder Voortgang 2FA. Of bel ${phone}.`,
        'Daarna krijgt u vanzelf een nieuwe e-mail. Ga verder met de knop in die e-mail.',
      ],
      notYet: 'Er is nog niets bevestigd.',
    },
    {
      title: 'Somebody has to confirm this first',
      why: 'Your details were changed more than once within 72 hours, for example your e-mail address or your organisation, or it was reported that you didn’t do something yourself. To protect your account, you can only go on once somebody else confirms that this is right.',
      steps: [
        `Ask a main user of your organisation to confirm this in Mijn TVM, under 2FA progress. Or call ${phone}.`,
        'You then get a new e-mail by itself. Go on with the button in that e-mail.',
      ],
      notYet: 'Nothing has been confirmed yet.',
    },
  ),
  firstEnrolments: both(
    {
      title: 'Wacht op bevestiging',
      intro:
        'Van deze gebruikers zijn binnen 72 uur twee dingen gewijzigd. Zij kunnen 2FA pas instellen als iemand anders bevestigt dat dit klopt.',
      open: (name: string) => `Bekijk ${name}`,
      one: (name: string) => `Mag ${name} 2FA instellen?`,
      what: 'Dit is er gebeurd',
      changes: changes.nl,
      since: (instant: string) => `Gevraagd ${nl.moment(instant)} uur.`,
      ask: 'Vraag het uw collega zelf, in persoon of op een nummer dat u al had. Iemand met toegang tot het e-mailadres kan zich als uw collega voordoen.',
      confirm: 'Ja, dit klopt',
      refuse: 'Nee, dit klopt niet',
      confirmed: (name: string) => `${name} krijgt nu een e-mail om 2FA in te stellen.`,
      refused: (name: string) =>
        `${name} kan 2FA niet instellen. Bel ${phone} om te laten uitzoeken wat er is gebeurd.`,
      notYours: `U kunt dit zelf niet bevestigen: het gaat over u, u bent zelf in de laatste 72 uur gewijzigd, of de gebruiker komt van een andere organisatie. Vraag een andere hoofdgebruiker of bel ${phone}.`,
      gone: 'Dit wacht niet meer: iemand heeft al beslist, of de gebruiker is opnieuw gewijzigd.',
    },
    {
      title: 'Waiting for confirmation',
      intro:
        'Two things were changed of these users within 72 hours. They can only set up 2FA once somebody else confirms that this is right.',
      open: (name) => `Look at ${name}`,
      one: (name) => `May ${name} set up 2FA?`,
      what: 'This is what happened',
      changes: changes.en,
      since: (instant) => `Asked for ${en.moment(instant)}.`,
      ask: 'Ask your colleague yourself, in person or on a number that you had already. Somebody with access to the e-mail address may pretend to be your colleague.',
      confirm: 'Yes, this is right',
      refuse: 'No, this isn’t right',
      confirmed: (name) => `${name} now gets an e-mail to set up 2FA.`,
      refused: (name) => `${name} can’t set up 2FA. Call ${phone} to have it found out what happened.`,
      notYours: `You can’t confirm this yourself: it is about you, you were changed yourself in the last 72 hours, or the user comes from another organisation. Ask another main user or call ${phone}.`,
      gone: 'This no longer waits: somebody has decided already, or the user was changed again.',
    },
  ),
};
