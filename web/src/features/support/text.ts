import type { Schema } from '@tvm/contract';
import { nl } from '../../text/formats.ts';

const { count, day, shortDay, time, users: people } = nl;
/** "24 nov 2026, 13:45 uur": with its day always, because a trail is read later. */
const moment = (instant: string): string => `${shortDay(instant)}, ${time(instant)} uur`;
const minutes = (seconds: number) =>
  Math.round(seconds / 60) === 1 ? '1 minuut' : `${Math.round(seconds / 60)} minuten`;
const days = (number: number) => (number === 1 ? '1 dag' : `${number} dagen`);

/** Every word of the support console, which is Dutch only (SCREENS.md, S15 and S16): portal users don't load it. */
export const words = {
  count,
  day,
  moment,
  none: '–',
  nav: {
    label: 'Support',
    search: 'Zoeken',
    requests: 'Wachtrij',
    employees: 'Medewerkers',
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
    users: 'Gebruikers',
    usersOf: (name: string) => `Gebruikers van ${name}`,
    open: 'Bekijk',
    openUser: (name: string) => `Bekijk ${name}`,
    progress: 'Status',
    mail: 'Laatste registratiemail',
    nobody: 'Geen gebruikers gevonden',
  },
  impact: {
    title: 'Dit gebeurt er',
    lines: (impact: Schema<'ReversalImpact'>, exemptionDays: number | null): string[] => [
      impact.endsActivation
        ? 'De activatie van 2FA eindigt direct, voor alle gebruikers.'
        : 'Deze organisatie heeft 2FA niet geactiveerd: er komt alleen een vrijstelling. Authenticator-apps en sessies blijven.',
      ...(impact.endsActivation
        ? [
            `Gekoppelde authenticator-apps die niet meer werken: ${count(impact.authenticators)}.`,
            `Ingelogde sessies die eindigen: ${count(impact.sessions)}.`,
            `Registratielinks die vervallen: ${count(impact.registrations)}.`,
          ]
        : []),
      `${people(impact.mails)} ${impact.mails === 1 ? 'krijgt' : 'krijgen'} hierover een e-mail.`,
      exemptionDays === null
        ? 'Er komt geen vrijstelling: 2FA is nog niet verplicht.'
        : `Er komt een vrijstelling van ${days(exemptionDays)} vanaf de goedkeuring. Is 2FA daarna verplicht, dan is het vanzelf weer nodig.`,
      'Een hoofdgebruiker kan 2FA daarna (weer) activeren.',
    ],
  },
  reversal: {
    title: '2FA terugdraaien',
    impossible: 'Er valt niets terug te draaien: 2FA is niet geactiveerd en er is geen verplichte datum.',
    alreadyOpen: 'Er wacht al een verzoek voor deze organisatie.',
    reason: 'Reden',
    reasonHint: 'Staat in de e-mail aan alle gebruikers.',
    ticket: 'Ticketnummer',
    exemption: 'Vrijstelling in dagen',
    exemptionNeeded: 'Verplicht: 1 tot en met 90 dagen, vanaf de goedkeuring.',
    exemptionFree: 'Niet verplicht: laat leeg voor geen vrijstelling.',
    name: 'Naam van de organisatie, ter controle',
    nameHint: (name: string) => `Typ: ${name}`,
    submit: 'Terugdraaien aanvragen',
    missing: {
      reason: 'Vul een reden in van minstens 3 tekens.',
      ticket: 'Vul een ticketnummer in (letters, cijfers, spatie, punt, streepje, # of /).',
      days: 'Vul een getal van 1 tot en met 90 in.',
      name: 'De naam klopt niet. Typ de naam zoals die hierboven staat.',
    },
    asked: 'Het verzoek wacht op goedkeuring door een andere medewerker. Het vervalt na 24 uur.',
  },
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
    newAddress: (at: string) => `Het e-mailadres is gewijzigd op ${moment(at)}.`,
    twoNeeded: 'Een reset van deze gebruiker moet door een tweede medewerker worden goedgekeurd.',
    self: 'Dit bent u zelf. Een collega moet u helpen.',
    locked: 'Geblokkeerd',
    locks: {
      password: 'Na verkeerde wachtwoorden',
      code: 'Na verkeerde codes',
      registration: 'Bij het registreren',
      verification: 'Na verkeerde codes in een ander systeem',
      verifier_stopped: 'Een ander systeem is gestopt na 100 verkeerde codes, tot u het opheft',
    } satisfies Record<Schema<'SupportUser'>['locks'][number]['by'], string>,
    until: (until: string) => `, tot ${moment(until)}`,
    phoneClock: 'Klok van de telefoon',
    phoneDrift: (seconds: number) =>
      `Loopt ongeveer ${minutes(Math.abs(seconds))} ${seconds < 0 ? 'achter' : 'voor'}. Laat de gebruiker datum en tijd op automatisch zetten.`,
    timeline: 'Wat er gebeurde',
    noEvents: 'Nog niets.',
    actions: 'Acties',
    waiting: 'Voor deze gebruiker wacht een verzoek op een tweede medewerker.',
    phoneApproved: 'Een nieuwe telefoon is goedgekeurd; de gebruiker kan die binnen 24 uur koppelen.',
    resend: 'Registratiemail opnieuw sturen',
    unlock: 'Blokkering opheffen',
    reset: '2FA resetten',
    newPhone: 'Nieuwe telefoon toestaan',
    clearBounce: 'Bouncemarkering wissen',
    done: {
      resend: 'De registratiemail is onderweg.',
      unlock: 'De blokkering is opgeheven.',
      clearBounce: 'De markering is gewist. De volgende e-mail wordt weer gestuurd.',
      reset: '2FA is gereset. De gebruiker is gemaild.',
      newPhone: 'De nieuwe telefoon is toegestaan. De gebruiker gaat verder met de link uit de e-mail.',
      waiting: 'Het verzoek wacht op goedkeuring door een andere medewerker. Het vervalt na 24 uur.',
    },
  },
  actions: {
    resend: {
      title: (name: string) => `Registratiemail opnieuw sturen naar ${name}`,
      impact: (email: string) =>
        `${email} krijgt een nieuwe e-mail. Links uit eerdere e-mails werken dan niet meer.`,
      submit: 'Stuur opnieuw',
    },
    unlock: {
      title: (name: string) => `Blokkering opheffen voor ${name}`,
      impact: (_email: string) =>
        'De gebruiker kan direct weer proberen in te loggen. Doe dit alleen als u weet met wie u spreekt: iemand anders kan geprobeerd hebben in te loggen.',
      submit: 'Blokkering opheffen',
    },
    clearBounce: {
      title: (name: string) => `Bouncemarkering wissen voor ${name}`,
      impact: (email: string) =>
        `Uitnodigingen en herinneringen gaan weer naar ${email}. Een ander adres geeft de klant door via de gewone weg; support wijzigt geen adressen.`,
      submit: 'Markering wissen',
    },
    reset: {
      title: (name: string) => `2FA resetten voor ${name}`,
      impact: [
        'De authenticator-app en de herstelcodes werken niet meer en alle sessies eindigen.',
        'De gebruiker krijgt hierover een e-mail en, als 2FA verplicht is, een link om opnieuw te registreren.',
        'Zonder toegang tot de mailbox komt de gebruiker er niet in.',
      ],
      submit: '2FA resetten',
    },
    newPhone: {
      title: (name: string) => `Nieuwe telefoon toestaan voor ${name}`,
      impact: [
        'De gebruiker mag binnen 24 uur één nieuwe authenticator-app koppelen, met de link uit de e-mail.',
        'De vorige app werkt tot de nieuwe is gekoppeld.',
      ],
      submit: 'Toestaan',
    },
    checklist: 'Hoe is vastgesteld wie dit vraagt? Minstens twee, of in persoon gezien.',
    checks: {
      called_back: 'Teruggebeld op het nummer dat TVM al had',
      relation_number: 'Noemde het relatienummer of polisnummer',
      personal_data: 'Noemde gegevens die alleen deze persoon weet',
      main_user_confirmed: 'Bevestigd door een (andere) hoofdgebruiker',
      in_person: 'In persoon gezien, met een identiteitsbewijs',
    } satisfies Record<Schema<'IdentityCheck'>, string>,
    checksMissing: 'Kies minstens twee punten, of “In persoon gezien”. Lukt dat niet, ga dan niet verder.',
    askSecond: 'Aanvragen',
  },
  queue: {
    title: 'Wachtrij',
    open: 'Wacht op een tweede medewerker',
    decided: 'Afgehandeld',
    empty: 'Er wacht niets.',
    noneDecided: 'Nog niets afgehandeld.',
    kinds: {
      reversal: (name: string) => `2FA terugdraaien voor ${name}`,
      reset: (name: string) => `2FA resetten voor ${name}`,
      new_phone: (name: string) => `Nieuwe telefoon voor ${name}`,
    },
    asked: (by: string, at: string) => `Gevraagd door ${by}, ${moment(at)}`,
    expires: (at: string) => `vervalt ${moment(at)}`,
    reason: 'Reden',
    ticket: 'Ticket',
    checks: 'Identiteit',
    own: 'U hebt dit zelf gevraagd: een collega moet het goedkeuren.',
    aboutYou: 'Dit gaat over u: een collega moet beslissen.',
    approve: 'Goedkeuren',
    approveOne: (what: string) => `Goedkeuren: ${what}`,
    reject: 'Afwijzen',
    rejectOne: (what: string) => `Afwijzen: ${what}`,
    cancel: 'Intrekken',
    cancelOne: (what: string) => `Intrekken: ${what}`,
    approveText: 'Geef een code van uw eigen authenticator-app. Dit kan niet ongedaan worden gemaakt.',
    rejectText: 'Er verandert niets. De reden blijft bij het verzoek staan.',
    cancelText: 'Het verzoek vervalt. Er verandert niets.',
    gone: 'Dit verzoek wacht niet meer. Een collega heeft beslist, of het is vervallen.',
    states: {
      open: 'Wacht',
      approved: 'Goedgekeurd',
      rejected: 'Afgewezen',
      cancelled: 'Ingetrokken',
      expired: 'Vervallen',
    } satisfies Record<Schema<'RequestState'>, string>,
    by: (name: string, at: string) => `${name}, ${moment(at)}`,
    done: { approve: 'Goedgekeurd.', reject: 'Afgewezen.', cancel: 'Ingetrokken.' },
    toUser: 'Bekijk gebruiker',
    toOrganisation: 'Bekijk organisatie',
  },
  employees: {
    title: 'Medewerkers',
    name: 'Naam',
    email: 'E-mailadres',
    role: 'Rol',
    state: 'Status',
    disabled: 'Uitgeschakeld',
    enrolled: '2FA ingesteld',
    notEnrolled: '2FA nog niet ingesteld',
  },
  audit: {
    title: 'Audit',
    from: 'Vanaf (datum)',
    to: 'Tot en met (datum)',
    type: 'Actie',
    anyType: 'Alle acties',
    result: 'Resultaat',
    anyResult: 'Alle resultaten',
    results: { success: 'Gelukt', failure: 'Mislukt', refused: 'Geweigerd' },
    filters: 'Filters',
    clear: 'Filters wissen',
    only: {
      userId: 'Alleen één gebruiker',
      organisationId: 'Alleen één organisatie',
      actorId: 'Alleen wat één persoon deed',
    },
    export: 'Exporteren (CSV)',
    exportHolds:
      'Hooguit 100.000 gebeurtenissen, van de oudste af; die van de laatste seconden kunnen ontbreken.',
    ofOne: 'Alles in de audit',
    older: 'Oudere gebeurtenissen',
    newest: 'Nieuwste gebeurtenissen',
    nothing: 'Geen gebeurtenissen bij deze filters.',
    table: 'Gebeurtenissen, de nieuwste eerst',
    at: 'Tijdstip',
    who: 'Wie',
    what: 'Actie',
    target: 'Doel',
    why: 'Reden',
    actors: {
      user: 'Gebruiker',
      employee: 'Medewerker',
      client: 'Systeem van TVM',
      system: 'Dienst',
      anonymous: 'Onbekend',
    } satisfies Record<Schema<'AuditEvent'>['actor']['kind'], string>,
  },
  rollout: {
    title: 'Uitrol van 2FA',
    from: (at: string | null) =>
      at ? `2FA is verplicht vanaf ${moment(at)}.` : 'Er is geen verplichte datum ingesteld.',
    enrolled: (enrolled: number, users: number) =>
      `${count(enrolled)} van ${people(users)} hebben 2FA ingesteld`,
    figures: 'Cijfers van nu',
    notEnrolled: 'Nog niet ingesteld',
    invited: 'Uitgenodigd',
    undeliverable: 'E-mail niet afgeleverd',
    notInvited: 'Niet uitgenodigd',
    disabled: 'App uitgeschakeld',
    neverLoggedIn: 'Nog nooit ingelogd',
    wouldBeStopped: 'Kan niet inloggen als het vandaag verplicht was',
    toInvite: 'Nog uit te nodigen',
    organisations: 'Organisaties',
    activated: 'Organisaties met 2FA geactiveerd',
    exempt: 'Vrijgestelde organisaties',
    withoutMainUser: 'Organisaties zonder hoofdgebruiker',
    campaign: 'Uitnodigingen en herinneringen',
    running: 'Uitnodigingen en herinneringen worden verstuurd.',
    stopped: (by: string, at: string) =>
      `Gestopt door ${by}, ${moment(at)}. Inloggen zonder 2FA blijft geblokkeerd waar het verplicht is.`,
    lastRun: (at: string | null) => (at ? `Laatst bijgewerkt ${moment(at)}.` : 'Nog niet gestart.'),
    waiting: (mails: number) => (mails === 1 ? '1 e-mail wacht.' : `${count(mails)} e-mails wachten.`),
    stop: 'Stoppen',
    resume: 'Hervatten',
    changes: {
      stop: {
        title: 'Uitnodigingen en herinneringen stoppen',
        text: 'Binnen twee minuten gaat er geen uitnodiging of herinnering meer weg. Wie zelf om een e-mail vraagt, krijgt die wel. De verplichting zelf verandert niet.',
        submit: 'Stoppen',
        done: 'Uitnodigingen en herinneringen zijn gestopt.',
      },
      resume: {
        title: 'Uitnodigingen en herinneringen hervatten',
        text: 'Het versturen gaat verder waar het was. Niemand krijgt dezelfde e-mail twee keer.',
        submit: 'Hervatten',
        done: 'Uitnodigingen en herinneringen gaan verder.',
      },
    },
    perDay: 'Per dag',
    noDays: 'Er zijn nog geen dagen geteld.',
    day: 'Dag',
    users: 'Gebruikers',
    hasTwoFactor: 'Ingesteld',
    list: 'Per organisatie',
    name: 'Organisatie',
    because: 'Stand',
    reasons: {
      activated: 'Geactiveerd',
      exempt: 'Vrijgesteld',
      mandatory: 'Verplicht',
      voluntary: 'Nog niet verplicht',
    } satisfies Record<Schema<'RolloutOrganisation'>['because'], string>,
    onlyWithoutMainUser: 'Alleen organisaties zonder hoofdgebruiker',
    export: 'Exporteren (CSV)',
    noOrganisations: 'Geen organisaties',
  },
};
