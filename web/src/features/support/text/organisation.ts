import type { Schema } from '@tvm/contract';
import { day, moment, people } from './formats.ts';

export const organisationWords = {
  organisation: {
    facts: '2FA van deze organisatie',
    state: (decision: Schema<'TwoFactorDecision'>, activatedAt: string | null): string => {
      switch (decision.because) {
        case 'activated':
          return `Geactiveerd op ${moment(activatedAt ?? '')}`;
        case 'exempt':
          return `Vrijgesteld tot ${moment(decision.exemptUntil ?? '')}`;
        case 'mandatory':
          return `Verplicht sinds ${day(decision.requiredFrom ?? '')}`;
        default:
          return decision.requiredFrom
            ? `Niet actief. Verplicht vanaf ${day(decision.requiredFrom)}`
            : 'Niet actief';
      }
    },
    stateLabel: 'Stand',
    relation: 'Relatienummer',
    mainUsers: 'Hoofdgebruikers',
    noMainUser:
      'Deze organisatie heeft geen hoofdgebruiker. Meldingen voor de hoofdgebruiker gaan naar support.',
    enrolled: 'Heeft 2FA ingesteld',
    sessions: 'Ingelogd op dit moment',
    latest: (at: string, by: string) => `2FA is teruggedraaid op ${moment(at)}, goedgekeurd door ${by}.`,
    waiting: 'Voor deze organisatie wacht een verzoek om 2FA terug te draaien.',
    toQueue: 'Naar de wachtrij',
    reverse: '2FA terugdraaien',
    remove: 'Organisatie verwijderen',
    users: 'Gebruikers',
    usersOf: (name: string) => `Gebruikers van ${name}`,
    open: 'Bekijk',
    openUser: (name: string) => `Bekijk ${name}`,
    progress: 'Status',
    mail: 'Laatste registratiemail',
    nobody: 'Geen gebruikers gevonden',
  },
  search: {
    title: 'Zoeken',
    label: 'Naam van een organisatie of gebruiker, relatienummer of e-mailadres',
    start: 'Typ minstens twee tekens. Gebruikers worden gevonden vanaf drie tekens.',
    nothing: (text: string) =>
      `Niets gevonden voor “${text}”. Controleer de spelling, of zoek op relatienummer.`,
    found: (number: number) => (number === 1 ? '1 organisatie gevonden' : `${number} organisaties gevonden`),
    more: 'Er zijn er meer dan 50. Typ meer van de naam.',
    relation: (number: string) => `Relatienummer ${number}`,
    people,
  },
};
