import type { Schema } from '@tvm/contract';
import { minutes, moment } from './formats.ts';

export const userWords = {
  user: {
    facts: 'Gegevens',
    email: 'E-mailadres',
    organisation: 'Organisatie',
    employee: 'Medewerker van TVM',
    role: 'Rol',
    required: '2FA',
    isRequired: 'Verplicht',
    isNotRequired: 'Niet verplicht',
    authenticator: 'Authenticator-app',
    noAuthenticator: 'Niet gekoppeld',
    authenticatorStates: {
      active: (at: string) => `Gekoppeld sinds ${moment(at)}`,
      disabled: (at: string) =>
        `Uitgeschakeld na 100 verkeerde codes (gekoppeld ${moment(at)}). De gebruiker moet opnieuw registreren.`,
    },
    recoveryCodes: 'Herstelcodes over',
    password: 'Wachtwoord',
    hasPassword: 'Ingesteld',
    hasNoPassword: 'Niet ingesteld',
    lastLogin: 'Laatste keer ingelogd',
    never: 'Nooit',
    sessions: 'Ingelogde sessies',
    disabled: 'Deze gebruiker is uitgeschakeld en kan niet inloggen.',
    bounced: 'E-mail aan dit adres komt niet aan.',
    newAddress: (at: string) => `Het e-mailadres is het laatst gewijzigd op ${moment(at)}.`,
    twoNeeded: 'Een reset van deze gebruiker moet door een tweede medewerker worden goedgekeurd.',
    self: 'Dit bent u zelf. Een collega moet u helpen.',
    locked: 'Geblokkeerd',
    locks: {
      password: 'Na verkeerde wachtwoorden',
      password_capped:
        'Na honderd verkeerde wachtwoorden, in een onbekende browser, tot de gebruiker een nieuw wachtwoord instelt met de link uit een e-mail',
      code: 'Na verkeerde codes',
      registration: 'Bij het registreren',
      verification: 'Na verkeerde codes in een ander systeem',
      verifier_stopped: 'Een ander systeem is gestopt na 100 verkeerde codes, tot u het opheft',
    } satisfies Record<Schema<'SupportUser'>['locks'][number]['by'], string>,
    until: (until: string) => `, tot ${moment(until)}`,
    refusedLogins: 'Geweigerd bij inloggen',
    refusedFrom: ({ count, networks, latestAt }: NonNullable<Schema<'SupportUser'>['refusedLogins']>) =>
      `${count} keer in 90 dagen, uit ${networks} ${networks === 1 ? 'netwerk' : 'netwerken'}, het laatst op ${moment(latestAt)}.`,
    phoneClock: 'Klok van de telefoon',
    phoneDrift: (seconds: number) =>
      `Loopt ongeveer ${minutes(Math.abs(seconds))} ${seconds < 0 ? 'achter' : 'voor'}. Laat de gebruiker datum en tijd op automatisch zetten.`,
    timeline: 'Wat er gebeurde',
    noEvents: 'Nog niets.',
    actions: 'Acties',
    waiting: 'Voor deze gebruiker wacht een verzoek op een beslissing.',
    phoneApproved: 'Een nieuwe telefoon is goedgekeurd; de gebruiker kan die binnen 24 uur koppelen.',
    resend: 'Registratiemail opnieuw sturen',
    unlock: 'Blokkering opheffen',
    reset: '2FA resetten',
    newPhone: 'Nieuwe telefoon toestaan',
    firstEnrolment: 'Opnieuw laten bevestigen',
    held: (changes: string) =>
      `Deze gebruiker kan niets instellen met een gemailde link tot iemand anders bevestigt. Binnen 72 uur: ${changes}.`,
    clearBounce: 'Bouncemarkering wissen',
    otherRole: 'Andere rol aanvragen',
    done: {
      resend: 'De registratiemail is onderweg.',
      unlock: 'De blokkering is opgeheven.',
      clearBounce: 'De markering is gewist. De volgende e-mail wordt weer gestuurd.',
      reset: '2FA is gereset. De gebruiker is gemaild.',
      newPhone: 'De nieuwe telefoon is toegestaan. De gebruiker gaat verder met de link uit de e-mail.',
      waiting: 'Het verzoek wacht op goedkeuring door een andere medewerker. Het vervalt na 24 uur.',
    },
  },
};
