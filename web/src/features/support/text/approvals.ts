import type { Schema } from '@tvm/contract';
import { count, days, moment, people } from './formats.ts';

export const approvalsWords = {
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
    firstEnrolment: {
      title: (name: string) => `Vragen of ${name} 2FA mag instellen`,
      impact: [
        'Een andere medewerker of een hoofdgebruiker van de organisatie bevestigt of weigert.',
        'Na bevestiging krijgt de gebruiker opnieuw een e-mail om 2FA in te stellen.',
      ],
      submit: 'Aanvragen',
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
    twoNeeded: 'Dit moet door een tweede medewerker worden goedgekeurd.',
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
      first_enrolment: (name: string) => `Bevestigen dat ${name} 2FA mag instellen`,
      new_client: (name: string) => `Nieuw systeem ${name}`,
      client_grant: (name: string) => `Meer rechten voor systeem ${name}`,
      new_employee: (name: string) => `Nieuwe medewerker ${name}`,
      employee_role: (name: string) => `Andere rol voor ${name}`,
    } satisfies Record<Schema<'ApprovalKind'>, (name: string) => string>,
    asked: (by: string, at: string) => `Gevraagd door ${by}, ${moment(at)}`,
    askedByService: 'de dienst zelf',
    expires: (at: string) => `vervalt ${moment(at)}`,
    because: 'Binnen 72 uur',
    changes: {
      address: 'e-mailadres gewijzigd',
      made_anew: 'verwijderd en opnieuw aangemaakt',
      moved: 'verplaatst naar een andere organisatie',
      made_main_user: 'hoofdgebruiker geworden',
      reset: '2FA gereset door support',
      new_phone: 'nieuwe telefoon met een gemailde link',
      disputed: 'gebruiker meldde: dit was ik niet',
      enrolment: 'geprobeerd 2FA in te stellen met een gemailde link',
    } satisfies Record<Schema<'SensitiveChange'>, string>,
    notWhoDidIt:
      'Een hoofdgebruiker van de organisatie kan dit ook bevestigen. Wie een van deze wijzigingen deed, kan het niet.',
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
    approveByPasskey: 'Goedkeuren met uw passkey',
    rejectText: 'Er verandert niets. De reden blijft bij het verzoek staan.',
    cancelText: 'Het verzoek vervalt. Er verandert niets.',
    gone: 'Dit verzoek wacht niet meer. Een collega heeft beslist, of het is vervallen.',
    grant: {
      title: 'Dit krijgt het systeem',
      scopes: 'Rechten',
      keys: 'Publieke sleutels',
      key: (kid: string, thumbprint: string) => `${kid}: ${thumbprint}`,
      compareKeys: 'Bel de beheerder van het systeem en laat de vingerafdruk (SHA-256) voorlezen.',
      secret: 'Geheim',
      takesSecret: 'Wie dit vroeg, kan na goedkeuring eenmaal een geheim ophalen.',
      redirectUris: 'Adressen na inloggen',
      postLogoutRedirectUris: 'Adressen na uitloggen',
    },
    employment: {
      title: 'Deze medewerker en rol',
      name: 'Naam',
      email: 'E-mailadres',
      role: 'Rol',
      formerRole: 'Rol nu',
      compare: 'Vraag een leidinggevende die u kent of dit klopt, en kijk of het adres van TVM is.',
    },
    states: {
      open: 'Wacht',
      approved: 'Goedgekeurd',
      rejected: 'Afgewezen',
      cancelled: 'Ingetrokken',
      expired: 'Vervallen',
    } satisfies Record<Schema<'ApprovalState'>, string>,
    by: (name: string, at: string) => `${name}, ${moment(at)}`,
    done: { approve: 'Goedgekeurd.', reject: 'Afgewezen.', cancel: 'Ingetrokken.' },
    toUser: 'Bekijk gebruiker',
    toOrganisation: 'Bekijk organisatie',
    toClient: 'Bekijk systeem',
  },
};
