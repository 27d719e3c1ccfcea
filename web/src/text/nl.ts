import type { ProblemCode, Schema } from '@tvm/contract';
import { formatsFor } from './formats.ts';
import { systemProblems } from './system-problems.ts';

/** What the words for a problem may use: when and how long to wait. */
type ProblemFacts = Pick<Schema<'Problem'>, 'retryAt' | 'retryAfterSeconds'>;
/** Words for every problem of the contract: a code without words doesn't compile. */
export type ProblemWords = Record<ProblemCode, (problem: ProblemFacts) => string>;

const { count, day, shortDay, time, isToday } = formatsFor('nl-NL');
const users = (n: number): string => (n === 1 ? '1 gebruiker' : `${count(n)} gebruikers`);
const mails = (n: number): string => (n === 1 ? '1 e-mail' : `${count(n)} e-mails`);
/** Follows a word: "Afgeleverd om 14:27", or with its day where that isn't today. */
const moment = (instant: string): string =>
  isToday(instant) ? `om ${time(instant)}` : `op ${shortDay(instant)} om ${time(instant)}`;

const phone = '+31 (0)528 29 29 99';
const failure = `Dit lukt nu niet. Probeer het over enkele minuten opnieuw of bel ${phone}.`;
const linkDead = 'Deze link kan niet meer worden gebruikt.';
const signInAgain = 'Uw sessie is verlopen. Log opnieuw in.';

const problems: ProblemWords = {
  validation_failed: () => 'Controleer wat u hebt ingevuld.',
  malformed_body: () => failure,
  unsupported_media_type: () => failure,
  body_too_large: () => failure,
  origin_refused: () => failure,
  rate_limited: ({ retryAfterSeconds }) =>
    `U probeert het te vaak. Wacht ${Math.max(1, Math.ceil((retryAfterSeconds ?? 60) / 60))} min. en probeer het opnieuw.`,
  not_found: () => failure,
  internal_error: () => failure,
  service_unavailable: () => failure,
  unauthenticated: () => signInAgain,
  two_factor_required: () => 'Hiervoor moet u eerst 2FA instellen.',
  main_user_required: () => 'Alleen een hoofdgebruiker kan dit doen.',
  invalid_credentials: () => 'E-mailadres of wachtwoord klopt niet.',
  login_locked: ({ retryAt }) =>
    `Inloggen is tijdelijk geblokkeerd${retryAt ? ` tot ${time(retryAt)} uur` : ''}. Hulp nodig? Bel ${phone}.`,
  login_challenge_missing: () => 'Het inloggen duurde te lang. Log opnieuw in.',
  code_rejected: () =>
    'Deze code klopt niet of is verlopen. Wacht op een nieuwe code en controleer of de tijd op uw telefoon automatisch staat ingesteld.',
  registration_unknown: () => linkDead,
  registration_expired: () => 'De link is verlopen.',
  registration_used: () => 'Deze link is al gebruikt.',
  registration_replaced: () => 'Deze link is vervangen door een nieuwere.',
  registration_withdrawn: () => 'Deze link is ingetrokken.',
  registration_not_open: () => 'Open eerst de link uit uw e-mail.',
  registration_step_refused: () => 'Deze stap kan nu niet. Ververs de pagina.',
  registration_not_required: () => 'Voor dit account is nu geen registratie nodig.',
  already_enrolled: () => '2FA is al ingesteld. Log in met uw verificatiecode.',
  approval_required: () =>
    `Voor een nieuwe telefoon is toestemming van TVM nodig. Bel ${phone} en ga daarna hier verder.`,
  renewal_refused: () => `Wij kunnen deze link niet vernieuwen. Vraag hulp of bel ${phone}.`,
  password_refused: () => 'Dit wachtwoord is niet toegestaan. Kies een ander wachtwoord.',
  mail_limit_reached: ({ retryAt }) =>
    `Er is kort geleden al een e-mail verstuurd. Kijk ook in uw spambox. ${retryAt ? `Vanaf ${time(retryAt)} uur kan het opnieuw.` : 'Probeer het later opnieuw.'}`,
  user_list_changed: () => 'De lijst is gewijzigd. Controleer de gebruikers opnieuw.',
  two_factor_already_mandatory: () => '2FA is al verplicht. Activeren is niet meer nodig.',
  proof_required: () => 'Vul uw wachtwoord in om 2FA te activeren.',
  proof_rejected: () => 'Dit wachtwoord klopt niet.',
  user_not_found: () => 'Deze gebruiker bestaat niet meer.',
  step_up_required: () => 'Bevestig eerst dat u het bent.',
  authenticator_missing: () => 'Er is geen authenticator-app aan uw account gekoppeld.',
  replacement_not_started: () => 'Begin opnieuw met het koppelen van uw nieuwe telefoon.',
  session_not_found: () => 'Deze sessie is al beëindigd.',
  employee_required: () => 'Alleen medewerkers van TVM kunnen dit doen.',
  role_required: () => 'Uw rol mag dit niet doen. Vraag een collega die dit wel mag.',
  organisation_not_found: () => 'Deze organisatie bestaat niet (meer). Zoek opnieuw.',
  confirmation_mismatch: () => 'Dit is niet de naam van de organisatie. Typ de naam precies over.',
  reversal_not_found: () => 'Dit verzoek bestaat niet. Ga terug naar de wachtrij.',
  reversal_open: () =>
    'Voor deze organisatie staat al een verzoek open. Een collega handelt het af in de wachtrij.',
  reversal_not_open: () =>
    'Dit verzoek staat niet meer open: een collega heeft al beslist, of het is verlopen.',
  nothing_to_reverse: () => 'Er valt niets terug te draaien: 2FA is niet actief en niet verplicht.',
  second_employee_required: () => 'Dit is uw eigen verzoek. Vraag een collega om het te beoordelen.',
  requester_required: () => 'Alleen wie het verzoek deed, kan het intrekken.',
  not_for_oneself: () => 'Dit kunt u niet voor uzelf doen. Vraag een collega.',
  identity_not_checked: () =>
    'De identiteit is nog niet genoeg gecontroleerd: kies minstens twee controles, of “in persoon gezien”.',
  approval_not_needed: () =>
    'Toestemming is niet nodig: de gebruiker kan met de link uit de e-mail een nieuwe telefoon koppelen.',
  support_request_not_found: () => 'Dit verzoek bestaat niet. Ga terug naar de wachtrij.',
  support_request_open: () =>
    'Voor deze gebruiker staat al een verzoek open. Een collega handelt het af in de wachtrij.',
  support_request_not_open: () =>
    'Dit verzoek staat niet meer open: een collega heeft al beslist, of het is verlopen.',
  interaction_not_found: () =>
    'Deze aanmelding is verlopen. Ga terug naar de toepassing en log daar opnieuw in.',
  ...systemProblems(failure),
};

/** Every Dutch word of the portal, in one file so that a language is one file. The manual’s own words stand here to the letter. */
export const nl = {
  brand: 'Mijn TVM',
  phone,
  mailbox: 'online@tvm.nl',
  problems,
  common: {
    busy: 'Bezig…',
    errorTitle: 'Er is een probleem',
    errorPrefix: 'Fout: ',
    failureTitle: 'Dit lukt nu niet',
    failure,
    tryAgain: 'Opnieuw proberen',
    notFoundTitle: 'Deze pagina bestaat niet',
    notFound: 'Controleer het adres, of ga naar de inlogpagina.',
    toLogin: 'Naar de inlogpagina',
    showPassword: 'Wachtwoord tonen',
    hidePassword: 'Wachtwoord verbergen',
    copied: 'Gekopieerd.',
    copyFailed: 'Kopiëren lukt niet in deze browser. Selecteer de tekst en kopieer die zelf.',
    newWindow: '(opent in een nieuw venster)',
    day,
    moment,
    count,
  },
  layout: {
    language: 'Taal',
    help: 'Hulp',
    helpQuestion: 'Hulp nodig?',
    helpLink: 'Hulp bij inloggen',
    call: 'Bel',
    menu: 'Hoofdmenu',
    home: 'Home',
    support: 'Support',
    profile: 'Profiel',
    progress: 'Voortgang 2FA',
    logOut: 'Uitloggen',
  },
  login: {
    tabTitle: 'Inloggen',
    title: 'Welkom bij Mijn TVM',
    email: 'E-mailadres',
    password: 'Wachtwoord',
    submit: 'Inloggen',
    or: 'OF',
    changePassword: 'Wachtwoord wijzigen',
    help: 'Hulp nodig bij inloggen?',
    emailMissing: 'Vul uw e-mailadres in.',
    passwordMissing: 'Vul uw wachtwoord in.',
    notices: {
      signIn: 'Log in om verder te gaan.',
      loggedOut: 'U bent uitgelogd.',
      challengeMissing: 'Het inloggen duurde te lang. Log opnieuw in.',
    },
  },
  application: {
    logIn: (name: string) => `U logt in om verder te gaan naar ${name}.`,
    failedTitle: 'Inloggen bij de toepassing lukt niet',
    failed:
      'De aanmelding is verlopen, al gebruikt, of in een andere browser begonnen. Ga terug naar de toepassing en log daar opnieuw in.',
    logOutTitle: 'Uitloggen bij Mijn TVM?',
    logOut: 'U wordt uitgelogd bij Mijn TVM en bij alle toepassingen waarmee u met Mijn TVM hebt ingelogd.',
    stay: 'Ingelogd blijven',
  },
  code: {
    title: 'Vul uw verificatiecode in',
    instruction: 'Open uw authenticator-app. De code heeft 6 cijfers en ververst elke 30 seconden.',
    listedAs: (issuer: string, email: string) => `In uw app staat: ${issuer} (${email}).`,
    label: 'Verificatiecode',
    submit: 'Inloggen',
    useRecoveryCode: 'Herstelcode gebruiken',
    noPhone: 'Geen toegang tot uw telefoon?',
    faults: {
      empty: 'Vul de verificatiecode in.',
      notDigits: 'De verificatiecode bestaat alleen uit cijfers.',
      short: 'De verificatiecode is te kort: vul 6 cijfers in.',
      long: 'De verificatiecode is te lang: vul 6 cijfers in.',
    },
  },
  recoveryCode: {
    title: 'Vul een herstelcode in',
    instruction:
      'Gebruik een van de 10 herstelcodes die u bewaarde toen u 2FA instelde. Elke code werkt één keer.',
    label: 'Herstelcode',
    hint: 'Bijvoorbeeld ABCD-EFGH-IJKL-MNOP',
    submit: 'Inloggen',
    useCode: 'Verificatiecode gebruiken',
    faults: {
      empty: 'Vul een herstelcode in.',
      malformed: 'Een herstelcode heeft 16 letters en cijfers (A tot en met Z en 2 tot en met 7).',
    },
    rejected: 'Deze herstelcode klopt niet of is al gebruikt.',
    left: (n: number) =>
      n === 0
        ? 'U hebt uw laatste herstelcode gebruikt.'
        : `U hebt een herstelcode gebruikt. U hebt er nog ${count(n)}.`,
  },
  registrationRequired: {
    title: 'Stel eerst 2FA in',
    why: 'Voor uw account is twee-factor-authenticatie (2FA) verplicht, en die is nog niet ingesteld.',
    sent: (email: string) => `Wij hebben een e-mail gestuurd naar ${email}. Volg de link in die e-mail.`,
    limited: (email: string) =>
      `Wij hebben kort geleden al een e-mail gestuurd naar ${email}. Gebruik de link in de laatste e-mail.`,
  },
  passwordReset: {
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
  approval: {
    title: 'Bel TVM voor uw nieuwe telefoon',
    why: 'Om uw account te beschermen geeft TVM eerst toestemming voor een nieuwe telefoon.',
    steps: [
      `Bel ${phone}.`,
      'TVM controleert wie u bent en geeft toestemming.',
      'Kies daarna Opnieuw proberen. U gaat dan op deze pagina verder.',
    ],
    notYet: 'TVM heeft nog geen toestemming gegeven.',
  },
  registration: {
    openTitle: { registration: 'Uw account registreren', reset: 'Uw account herstellen' },
    openText: {
      registration: (email: string) =>
        `U gaat het account ${email} registreren: u stelt een wachtwoord in en koppelt zo nodig een authenticator-app.`,
      reset: (email: string) => `U gaat een nieuw wachtwoord instellen voor het account ${email}.`,
    },
    open: 'Doorgaan',
    step: (n: number) => `Stap ${n} van 3`,
  },
  link: {
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
  setPassword: {
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
    common: 'Dit wachtwoord komt te vaak voor. Kies een ander wachtwoord.',
    context: 'Gebruik in uw wachtwoord niet uw naam, e-mailadres of de naam van uw organisatie.',
  },
  proof: {
    title: 'Bevestig met uw authenticator-app',
    instruction: 'Uw account is beveiligd met 2FA. Uw nieuwe wachtwoord geldt zodra u dit hebt bevestigd.',
    question: 'Hoe wilt u bevestigen?',
    ways: {
      code: 'Met een verificatiecode uit mijn app',
      recoveryCode: 'Met een herstelcode',
      newPhone: 'Ik heb een nieuwe telefoon',
    },
    newPhone: 'U koppelt een nieuwe authenticator-app. De app op uw oude telefoon werkt daarna niet meer.',
    submit: 'Doorgaan',
  },
  enrolment: {
    title: 'Stap 2 van 3: koppel uw authenticator-app',
    appsTitle: '1. Installeer een authenticator-app',
    appsText: 'Hebt u nog geen authenticator-app? Kies er een en installeer die op uw telefoon.',
    okta: 'kies Other',
    otherApp: 'of een andere app',
    appStore: 'App Store',
    googlePlay: 'Google Play',
    scanTitle: '2. Scan de QR-code',
    scanText: 'Open de app, kies een account toevoegen en scan deze QR-code.',
    qrLabel: 'QR-code om uw authenticator-app te koppelen',
    linkTitle: '2. Koppel de app',
    openApp: 'Open in authenticator-app',
    openAppText: 'Staat de app op deze telefoon? Open hem dan direct.',
    otherDevice: 'Staat de app op een ander toestel? Scan dan deze QR-code.',
    showKey: 'Kunt u niet scannen? Toon sleutel',
    keyText: (issuer: string, account: string) =>
      `Voer in de app zelf een account in met de naam ${issuer} (${account}), type “op tijd gebaseerd”, en deze sleutel:`,
    copyKey: 'Kopieer sleutel',
    codeTitle: '3. Vul de code uit de app in',
    label: 'Verificatiecode',
    hint: 'De code heeft 6 cijfers en ververst elke 30 seconden.',
    submit: 'Volgende',
    keepApp: 'Hebt u uw huidige authenticator-app nog? Bevestig dan met die app.',
  },
  recoveryCodes: {
    title: 'Bewaar uw herstelcodes',
    text: 'Met een herstelcode logt u in als u uw telefoon niet bij de hand hebt. Elke code werkt één keer. U ziet de codes alleen nu.',
    where: 'Bewaar ze op een veilige plaats, bijvoorbeeld in een wachtwoordkluis of op papier.',
    list: 'Herstelcodes',
    download: 'Downloaden',
    print: 'Afdrukken',
    copy: 'Kopiëren',
    saved: 'Ik heb mijn herstelcodes bewaard',
    file: 'mijn-tvm-herstelcodes.txt',
    fileTitle: 'Herstelcodes Mijn TVM',
  },
  done: {
    enrolled: {
      title: '2FA is ingesteld',
      text: 'Voortaan logt u in met uw e-mailadres, wachtwoord en verificatiecode. Wacht bij het inloggen op een nieuwe code.',
    },
    password: {
      title: 'Uw wachtwoord is ingesteld',
      text: 'U kunt nu inloggen met uw e-mailadres en uw nieuwe wachtwoord. Vragen wij om een verificatiecode? Wacht dan op een nieuwe code.',
    },
  },
  home: {
    title: (name: string) => `Welkom, ${name}`,
    tabTitle: 'Home',
    organisation: (name: string) => `Organisatie: ${name}`,
    support: 'Zoek organisaties en help gebruikers.',
    profile: 'Bekijk uw gegevens en de beveiliging van uw account.',
    progress: 'Volg hoeveel gebruikers 2FA hebben ingesteld.',
  },
  mandatory: {
    from: (instant: string) => `Vanaf ${day(instant)} is 2FA verplicht.`,
    activate: 'Activeer 2FA in uw profiel',
    askMainUser: 'Uw hoofdgebruiker activeert 2FA voor uw organisatie.',
  },
  profile: {
    title: 'Profiel',
    detailsTitle: 'Uw gegevens',
    name: 'Naam',
    email: 'E-mailadres',
    organisation: 'Organisatie',
    roleLabel: 'Rol',
    role: { main_user: 'Hoofdgebruiker', sub_user: 'Gebruiker', employee: 'Medewerker' },
    twoFactorTitle: 'Twee-factor-authenticatie (2FA)',
    twoFactorText:
      'Met 2FA logt u in met uw e-mailadres, uw wachtwoord en een code uit een app op uw telefoon.',
    enrolled: 'Voor uw account is 2FA ingesteld.',
    subUser: 'Uw hoofdgebruiker activeert 2FA.',
    employee: 'Voor medewerkers is 2FA altijd verplicht.',
    activeSince: (instant: string) => `2FA is actief sinds ${day(instant)}.`,
    mandatorySince: (instant: string) => `2FA is verplicht sinds ${day(instant)}.`,
    exemptUntil: (instant: string) => `Uw organisatie is tot ${day(instant)} vrijgesteld van 2FA.`,
    toProgress: 'Bekijk de voortgang',
    activate: '2FA activeren',
  },
  security: {
    title: 'Beveiliging',
    failed: 'De beveiliging van uw account kan nu niet worden getoond.',
    authenticator: 'Authenticator-app',
    pairedSince: (instant: string) => `Authenticator-app gekoppeld sinds ${day(instant)}.`,
    notPaired: 'Er is geen authenticator-app gekoppeld.',
    newPhone: 'Nieuwe telefoon koppelen',
    recoveryCodes: 'Herstelcodes',
    codesLeft: (n: number) =>
      n === 0
        ? 'U hebt geen herstelcodes meer.'
        : n === 1
          ? 'Nog 1 herstelcode.'
          : `Nog ${count(n)} herstelcodes.`,
    codesHint: 'Maak nieuwe herstelcodes. Zonder telefoon en zonder herstelcode kunt u niet inloggen.',
    newCodes: 'Nieuwe herstelcodes maken',
    password: 'Wachtwoord',
    passwordSince: (instant: string) => `Laatst gewijzigd op ${day(instant)}.`,
    passwordUnknown: 'Het is niet bekend wanneer u uw wachtwoord voor het laatst wijzigde.',
    changePassword: 'Wachtwoord wijzigen',
    language: 'Taal',
    languageQuestion: 'In welke taal wilt u Mijn TVM en onze e-mails?',
    languages: { nl: 'Nederlands', en: 'English' },
    languageSave: 'Taal opslaan',
    languageSaved: 'Uw taal is opgeslagen.',
    back: 'Terug naar Profiel',
    cancel: 'Annuleren',
    notices: {
      passwordChanged: 'Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd.',
      authenticatorReplaced:
        'Uw nieuwe telefoon is gekoppeld. De vorige authenticator-app werkt niet meer, en op andere apparaten bent u uitgelogd.',
      codesSaved: 'Uw nieuwe herstelcodes gelden vanaf nu. De vorige werken niet meer.',
      sessionEnded: 'U bent op dat apparaat uitgelogd.',
      otherSessionsEnded: 'U bent op alle andere apparaten uitgelogd.',
    },
  },
  sessions: {
    title: 'Waar u bent ingelogd',
    failed: 'Waar u bent ingelogd, kan nu niet worden getoond.',
    thisDevice: 'Dit apparaat',
    onlyHere: 'U bent alleen op dit apparaat ingelogd.',
    browserOn: (browser: string, system: string) => `${browser} op ${system}`,
    unknownBrowser: 'Onbekende browser',
    address: (address: string) => `IP-adres ${address}`,
    lastUsed: (instant: string) => `Laatst gebruikt op ${day(instant)} om ${time(instant)} uur`,
    since: (instant: string) => `Ingelogd op ${day(instant)} om ${time(instant)} uur`,
    showAll: (n: number) => `Toon alle ${count(n)} apparaten`,
    end: 'Uitloggen',
    endOn: (device: string, instant: string) =>
      `Uitloggen: ${device}, ingelogd op ${day(instant)} om ${time(instant)} uur`,
    endOthers: 'Overal elders uitloggen',
    endTitle: 'Uitloggen op een ander apparaat',
    endText: 'Wie op dit apparaat verder wil, moet opnieuw inloggen.',
    endUnknown: 'Herkent u dit apparaat niet? Wijzig dan daarna ook uw wachtwoord.',
    gone: 'Deze sessie is al beëindigd.',
    endOthersTitle: 'Overal elders uitloggen',
    endOthersText: (n: number) =>
      n === 0
        ? 'U bent nergens anders ingelogd.'
        : n === 1
          ? 'U bent op nog 1 ander apparaat ingelogd. Daar wordt u uitgelogd. Hier blijft u ingelogd.'
          : `U bent op nog ${count(n)} andere apparaten ingelogd. Daar wordt u uitgelogd. Hier blijft u ingelogd.`,
  },
  stepUp: {
    title: 'Bevestig dat u het bent',
    code: 'Voor uw veiligheid vragen wij een code uit uw authenticator-app. Daarna gaat u vanzelf verder.',
    recoveryCode: 'Voor uw veiligheid vragen wij een herstelcode. Daarna gaat u vanzelf verder.',
    password: 'Voor uw veiligheid vragen wij uw wachtwoord nog een keer. Daarna gaat u vanzelf verder.',
    passwordLabel: 'Uw wachtwoord',
    passwordMissing: 'Vul uw wachtwoord in.',
    submit: 'Bevestigen',
  },
  changePassword: {
    title: 'Wachtwoord wijzigen',
    before:
      'Na het wijzigen blijft u hier ingelogd. Op andere apparaten wordt u uitgelogd. U ontvangt een e-mail.',
    current: 'Huidig wachtwoord',
    currentMissing: 'Vul uw huidige wachtwoord in.',
    currentRejected: 'Uw huidige wachtwoord klopt niet.',
    submit: 'Wachtwoord wijzigen',
    forgotten: 'Huidige wachtwoord vergeten?',
  },
  replaceAuthenticator: {
    title: 'Nieuwe telefoon koppelen',
    before:
      'De app op uw oude telefoon blijft werken tot u de nieuwe code hebt ingevuld. Daarna blijft u hier ingelogd, en wordt u op andere apparaten uitgelogd.',
  },
  newRecoveryCodes: {
    title: 'Nieuwe herstelcodes maken',
    before: 'U krijgt 10 nieuwe herstelcodes. Uw huidige herstelcodes werken daarna niet meer.',
    submit: 'Nieuwe herstelcodes maken',
    replaced:
      'Uw nieuwe telefoon is gekoppeld. De vorige authenticator-app en uw vorige herstelcodes werken niet meer, en op andere apparaten bent u uitgelogd.',
    made: 'Uw vorige herstelcodes werken niet meer.',
  },
  activation: {
    title: 'Twee-factor-authenticatie (2FA) inschakelen',
    close: 'Sluiten',
    irreversible: 'Wanneer 2FA is geactiveerd, kunt u dit niet meer ongedaan maken.',
    forUsers:
      'Voor onderstaande gebruikers wordt twee-factor-authenticatie (2FA) geactiveerd. Iedere gebruiker ontvangt automatisch een e-mail met instructies om 2FA in te stellen.',
    everyone: (n: number, organisation: string) =>
      `Dit geldt voor ${n === 1 ? 'de enige gebruiker' : `alle ${count(n)} gebruikers`} van ${organisation}, ook voor uzelf. Alleen TVM kan dit terugdraaien.`,
    table: 'Gebruikers voor wie 2FA wordt geactiveerd',
    fullName: 'Volledige naam',
    email: 'E-mailadres',
    range: (from: number, to: number, total: number) => `${count(from)} t/m ${count(to)} van ${count(total)}`,
    none: 'Er zijn geen gebruikers.',
    first: 'Eerste pagina',
    previous: 'Vorige pagina',
    next: 'Volgende pagina',
    last: 'Laatste pagina',
    pages: 'Pagina’s',
    undelivered: 'E-mail eerder niet afgeleverd',
    undeliveredCount: (n: number) =>
      `Bij ${users(n)} kwam een eerdere e-mail niet aan. Controleer het e-mailadres.`,
    neverLoggedIn: 'Nog nooit ingelogd',
    neverLoggedInCount: (n: number) =>
      `${users(n)} ${n === 1 ? 'heeft' : 'hebben'} nog nooit ingelogd. Ook dan volgt de e-mail, om een wachtwoord en 2FA in te stellen.`,
    password: 'Uw wachtwoord',
    passwordHint: 'Voor uw veiligheid vragen wij uw wachtwoord nog een keer.',
    passwordMissing: 'Vul uw wachtwoord in.',
    cancel: 'Annuleren',
    submit: '2FA activeren',
  },
  activated: {
    title: '2FA succesvol ingeschakeld',
    thanks:
      'Met deze extra beveiligingsmaatregel is uw account beter beschermd tegen ongeautoriseerde toegang. Uw bijdrage aan digitale veiligheid wordt gewaardeerd.',
    sending: (n: number) =>
      `Wij sturen ${mails(n)}, ook naar u. Geen e-mail? Kijk in uw spambox of vraag uw IT-specialist.`,
    handled: (n: number, total: number) => `${count(n)} van ${mails(total)} verwerkt`,
    quarter: (percent: number) => `${count(percent)} procent van de e-mails is verwerkt.`,
    figures: {
      waiting: 'Wacht op versturen',
      sent: 'Verzonden',
      delivered: 'Afgeleverd',
      deferred: 'Wordt later opnieuw geprobeerd',
      failed: 'Niet afgeleverd',
      notNeeded: 'Niet meer nodig',
    },
    allSent: 'Alle e-mails zijn verstuurd.',
    failed: (n: number) => `Klaar. ${mails(n)} ${n === 1 ? 'kon' : 'konden'} niet worden afgeleverd.`,
    deferred: (n: number) =>
      `Klaar. ${mails(n)} ${n === 1 ? 'is' : 'zijn'} door de ontvanger nog niet aangenomen. Dat wordt vanzelf opnieuw geprobeerd.`,
    progress: 'Zodra u zelf 2FA hebt ingesteld, ziet u bij Voortgang 2FA per gebruiker hoe ver het is.',
    toProgress: 'Bekijk de voortgang',
    next: 'Open de e-mail «Account registratie TVM» en volg de stappen om zelf 2FA in te stellen.',
  },
  restricted: {
    title: 'Stel eerst 2FA in',
    activated: 'Uw organisatie heeft 2FA geactiveerd. U kunt verder zodra u 2FA hebt ingesteld.',
    mandatory: (instant: string) =>
      `2FA is verplicht sinds ${day(instant)}. U kunt verder zodra u 2FA hebt ingesteld.`,
    how: 'U stelt 2FA in via de link in de e-mail «Account registratie TVM». Kijk ook in uw spambox.',
    enrolled: '2FA is ingesteld voor uw account. Log uit en log opnieuw in met een verificatiecode.',
    resend: 'Stuur de e-mail opnieuw',
    resent: (email: string) => `Wij hebben een e-mail gestuurd naar ${email}.`,
    help: 'Hulp bij inloggen',
    progressTitle: 'Voortgang van uw organisatie',
  },
  progress: {
    title: 'Voortgang 2FA',
    enrolled: (x: number, n: number) =>
      `${count(x)} van ${users(n)} ${n === 1 ? 'heeft' : 'hebben'} 2FA ingesteld`,
    states: {
      enrolled: 'Actief',
      passwordSet: 'Wachtwoord ingesteld',
      linkOpened: 'Link geopend',
      invited: 'Uitgenodigd',
      mailUndelivered: 'E-mail niet afgeleverd',
      notInvited: 'Nog niet uitgenodigd',
      locked: 'Geblokkeerd',
      disabled: 'Uitgeschakeld',
    },
    everybodyEnrolled: 'Iedereen heeft 2FA ingesteld.',
    undelivered: (n: number) =>
      `Bij ${users(n)} kwam de e-mail niet aan. Controleer het e-mailadres met de gebruiker en laat TVM het wijzigen: bel ${phone}.`,
    filter: 'Toon gebruikers',
    all: 'Alle',
    search: 'Zoek op naam of e-mailadres',
    none: 'Geen gebruikers gevonden.',
    showAll: 'Toon alle gebruikers',
    table: 'Voortgang van elke gebruiker',
    state: 'Voortgang',
    mail: 'Laatste e-mail',
    noMail: 'Nog geen e-mail',
    mailStates: {
      queued: 'Wordt verstuurd',
      sending: 'Wordt verstuurd',
      accepted: 'Verzonden',
      delivered: 'Afgeleverd',
      deferred: 'Wordt later opnieuw geprobeerd',
      bounced: 'Niet afgeleverd',
      complained: 'Als ongewenst gemeld',
      failed: 'Niet verzonden',
      replaced: 'Vervangen door een nieuwere',
      withdrawn: 'Niet meer nodig',
    },
    resend: 'Stuur opnieuw',
    resendTo: (name: string) => `Stuur opnieuw naar ${name}`,
    resent: (email: string) => `Er gaat een nieuwe e-mail naar ${email}.`,
    tooEarly: (instant: string) =>
      `Er is kort geleden al een e-mail verstuurd. Opnieuw versturen kan weer ${moment(instant)} uur.`,
    timeline: 'Tijdlijn',
    timelineOf: (name: string) => `Tijdlijn van ${name}`,
    resendAll: {
      open: 'Stuur opnieuw naar iedereen die nog niet klaar is',
      title: 'E-mails opnieuw sturen',
      close: 'Sluiten',
      question: (n: number) =>
        `${users(n)} ${n === 1 ? 'heeft' : 'hebben'} 2FA nog niet ingesteld. ${n === 1 ? 'Deze gebruiker ontvangt' : 'Zij ontvangen'} een nieuwe e-mail met een nieuwe link. De link in de vorige e-mail werkt dan niet meer.`,
      except:
        'Wij slaan over: wie kort geleden nog een e-mail kreeg, voor wie er al een onderweg is, en van wie het e-mailadres niet werkt.',
      cancel: 'Annuleren',
      submit: 'E-mails versturen',
      queued: (n: number) =>
        n === 0 ? 'Er is geen nieuwe e-mail verstuurd.' : `Wij sturen ${mails(n)} opnieuw.`,
      limited: (n: number) =>
        `${users(n)} ${n === 1 ? 'kreeg' : 'kregen'} kort geleden al een e-mail. Probeer het later opnieuw.`,
      waiting: (n: number) => `Naar ${users(n)} is al een e-mail onderweg.`,
      undeliverable: (n: number) => `Bij ${users(n)} werkt het e-mailadres niet.`,
    },
    mainUserOnly: 'Alleen een hoofdgebruiker kan de voortgang bekijken.',
  },
  timeline: {
    back: 'Terug naar Voortgang 2FA',
    title: 'Tijdlijn',
    none: 'Er is nog niets gebeurd. Zodra er een e-mail uitgaat, staat dat hier.',
    on: (instant: string) => `${day(instant)}, ${time(instant)} uur`,
    mails: {
      registration: 'De e-mail «Account registratie TVM»',
      password_reset: 'De e-mail om het wachtwoord opnieuw in te stellen',
    },
    /** After one of {@link mails}. */
    mailEvents: {
      mail_queued: 'staat klaar om te worden verstuurd',
      mail_accepted: 'is verzonden',
      mail_delivered: 'is afgeleverd',
      mail_deferred: 'is nog niet aangenomen door de ontvanger. Dat wordt later opnieuw geprobeerd',
      mail_bounced: 'is niet afgeleverd: het e-mailadres werkt niet',
      mail_complained: 'is door de ontvanger als ongewenst gemeld',
      mail_failed: 'kon niet worden verzonden',
      mail_replaced: 'is vervangen door een nieuwere',
      mail_withdrawn: 'is niet verzonden, want dat was niet meer nodig',
    },
    requestedBy: {
      system: 'Automatisch',
      activation: 'Bij het activeren van 2FA',
      own: 'Op verzoek van de gebruiker zelf',
      main_user: 'Op verzoek van een hoofdgebruiker',
      support: 'Op verzoek van TVM',
      client: 'Op verzoek van een ander systeem van TVM',
      anonymous: 'Gevraagd bij Hulp bij inloggen',
      renewal: 'Gevraagd vanaf een verlopen link',
    },
    reason: (code: string) => `Code van de melding: ${code}`,
    events: {
      link_opened: 'De link in de e-mail is geopend',
      password_set: 'Het wachtwoord is ingesteld',
      qr_shown: 'De QR-code is getoond',
      first_code: 'De eerste verificatiecode is ingevuld',
      enrolled: '2FA is ingesteld',
      locked: 'Inloggen is tijdelijk geblokkeerd',
      unlocked: 'De blokkade is opgeheven',
      disabled: 'De authenticator-app is uitgeschakeld na te veel onjuiste codes',
      reset: 'TVM heeft 2FA van deze gebruiker teruggezet',
      new_phone_approved: 'TVM heeft een nieuwe telefoon goedgekeurd',
      reversed: 'TVM heeft 2FA van de organisatie teruggedraaid',
      login: 'Ingelogd',
    },
  },
};

/** The shape that every language has: the same keys, and functions of the same facts. */
export type Catalogue = typeof nl;
