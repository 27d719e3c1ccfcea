import type { Schema } from '@tvm/contract';
import { approvalsWords } from './text/approvals.ts';
import { clientsWords } from './text/clients.ts';
import { disputesWords } from './text/disputes.ts';
import { count, day, dayOfMonth, moment } from './text/formats.ts';
import { organisationWords } from './text/organisation.ts';
import { oversightWords } from './text/oversight.ts';
import { userWords } from './text/user.ts';

/** Every word of the support console, which is Dutch only: portal users don't load it. */
export const words = {
  count,
  day,
  dayOfMonth,
  moment,
  none: '–',
  nav: {
    label: 'Support',
    search: 'Zoeken',
    requests: (waiting: number) => (waiting === 0 ? 'Wachtrij' : `Wachtrij (${waiting})`),
    disputes: (waiting: number) => (waiting === 0 ? 'Meldingen' : `Meldingen (${waiting})`),
    employees: 'Medewerkers',
    clients: 'Systemen',
    audit: 'Audit',
    rollout: 'Uitrol',
  },
  notForYou: {
    title: 'Geen toegang',
    portal: 'Deze pagina is alleen voor medewerkers van TVM.',
    role: 'Deze pagina of actie is er nu niet voor u: uw rol geeft er geen toegang toe, of er valt niets te doen.',
  },
  roles: {
    main_user: 'Hoofdgebruiker',
    sub_user: 'Subgebruiker',
    support: 'Support',
    support_lead: 'Teamleider support',
    auditor: 'Auditor',
  } satisfies Record<Schema<'SupportUser'>['role'], string>,
  employees: {
    title: 'Medewerkers',
    name: 'Naam',
    email: 'E-mailadres',
    role: 'Rol',
    state: 'Status',
    disabled: 'Uitgeschakeld',
    enrolled: '2FA ingesteld',
    notEnrolled: '2FA nog niet ingesteld',
    new: {
      title: 'Nieuwe medewerker aanvragen',
      open: 'Nieuwe medewerker',
      text: 'Na goedkeuring krijgt de medewerker een e-mail om een wachtwoord en 2FA in te stellen. Niemand anders ziet die.',
      email: 'E-mailadres',
      firstName: 'Voornaam',
      namePrefix: 'Tussenvoegsel',
      surname: 'Achternaam',
    },
    otherRole: {
      title: (name: string) => `Andere rol aanvragen voor ${name}`,
      now: (role: string) => `Rol nu: ${role}.`,
      text: 'Na goedkeuring wordt de medewerker overal uitgelogd. Wat deze medewerker heeft aangevraagd en nog wacht, vervalt.',
      role: 'Nieuwe rol',
    },
    missing: {
      email: 'Vul een e-mailadres in.',
      firstName: 'Vul een voornaam in van hooguit 100 tekens.',
      surname: 'Vul een achternaam in van hooguit 100 tekens.',
      role: 'Kies een rol.',
    },
    ask: 'Aanvragen',
    asked: 'De aanvraag wacht op goedkeuring door een andere teamleider. Die vervalt na 24 uur.',
  },
  ...organisationWords,
  ...clientsWords,
  ...userWords,
  ...approvalsWords,
  ...disputesWords,
  ...oversightWords,
};
