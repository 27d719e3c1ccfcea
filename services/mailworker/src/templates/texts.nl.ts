import type { Language, LockedBy, LostFactor, RegistrationReason, Title } from './mail.ts';
import { momentsIn } from './moment.ts';
import { PHONE } from './phone.ts';

const { date, time } = momentsIn('nl-NL');

const onAt = (at: Date) => `op ${date(at)} om ${time(at)} uur`;
const OnAt = (at: Date) => `Op ${date(at)} om ${time(at)} uur`;
const until = (at: Date) => `tot ${date(at)} ${time(at)} uur`;
const dayCount = (days: number) => (days === 1 ? '1 dag' : `${days} dagen`);
const notYou = `Was u dit niet? Bel direct ${PHONE}.`;
const help = `Hebt u vragen? Bel ${PHONE}.`;
const linkEnds = (at: Date) => `De link werkt één keer, ${until(at)}.`;

/** The mails in Dutch, as SCREENS.md has them. Where the text part has no button, it has a sentence of its own. */
export const nl = {
  lang: 'nl' as Language,
  brand: 'Mijn TVM',
  salutation: {
    named: (title: Title | null, name: string) => `Geachte ${title ?? 'heer of mevrouw'} ${name},`,
    unknown: 'Geachte heer/mevrouw,',
  },
  closing: { regards: 'Met vriendelijke groet,', sender: 'Mijn TVM' },
  foot: 'Wij vragen u nooit om uw wachtwoord of verificatiecode.',

  registration: {
    subject: 'Account registratie TVM',
    reason: (reason: RegistrationReason, requiredFrom?: Date): string => {
      if (reason === 'activation')
        return 'Uw organisatie heeft 2FA geactiveerd voor Mijn TVM. Daarom vragen wij u uw account opnieuw te registreren.';
      if (reason === 'employee') return 'Dit is de registratie van uw account als medewerker van TVM.';
      return reason === 'mandatory' && requiredFrom
        ? `Sinds ${date(requiredFrom)} is twee-factor-authenticatie (2FA) verplicht voor Mijn TVM. Daarom vragen wij u uw account opnieuw te registreren.`
        : '';
    },
    thanks: 'Bedankt voor het registreren van een account op het Mijn TVM portaal.',
    clickButton: 'Klik op onderstaande knop om uw wachtwoord in te stellen.',
    openLink: 'Open onderstaande link om uw wachtwoord in te stellen.',
    button: 'Doorgaan met registratie',
    linkEnds,
  },
  alreadyEnrolled: {
    subject: 'Account registratie TVM',
    nothingToDo: (reason: RegistrationReason): string =>
      reason === 'activation'
        ? 'Uw organisatie heeft 2FA geactiveerd voor Mijn TVM. U hebt 2FA al ingesteld, u hoeft niets te doen.'
        : 'U hebt 2FA al ingesteld, u hoeft niets te doen.',
  },
  twoFactorActivated: {
    subject: '2FA is ingesteld voor uw account',
    what: (at: Date) => `${OnAt(at)} is 2FA voor uw account ingesteld.`,
    notYou,
  },
  passwordReset: {
    subject: 'Uw wachtwoord opnieuw instellen',
    request: (lost: LostFactor): string =>
      lost === 'authenticator'
        ? 'Wij ontvingen een verzoek om uw account opnieuw in te stellen, omdat u een nieuwe telefoon hebt of geen toegang hebt tot uw authenticator-app.'
        : 'Wij ontvingen een verzoek om uw wachtwoord voor Mijn TVM opnieuw in te stellen.',
    clickButton: 'Klik op onderstaande knop om verder te gaan.',
    openLink: 'Open onderstaande link om verder te gaan.',
    button: 'Wachtwoord instellen',
    linkEnds,
    notYou: 'Deed u dit niet? Dan hoeft u niets te doen.',
  },
  passwordChanged: {
    subject: 'Uw wachtwoord is gewijzigd',
    what: (at: Date) => `${OnAt(at)} is het wachtwoord van uw account gewijzigd.`,
    notYou,
  },
  emailChanged: {
    subject: 'Het e-mailadres van uw account is gewijzigd',
    what: (at: Date) => `${OnAt(at)} is het e-mailadres van uw Mijn TVM account gewijzigd.`,
    where:
      'Dit bericht gaat naar het oude en naar het nieuwe adres. U logt voortaan in met het nieuwe adres; uw wachtwoord en uw authenticator-app blijven hetzelfde.',
    notYou,
  },
  authenticatorReplaced: {
    subject: 'Nieuwe authenticator-app gekoppeld',
    what: (at: Date) =>
      `${OnAt(at)} is een nieuwe authenticator-app aan uw account gekoppeld. De vorige authenticator-app werkt niet meer.`,
    notYou,
  },
  authenticatorReplacedNotice: {
    subject: 'Nieuwe authenticator-app gekoppeld voor een gebruiker',
    what: (name: string, organisation: string, at: Date) =>
      `Voor ${organisation ? `${name} (${organisation})` : name} is een nieuwe authenticator-app gekoppeld, ${onAt(at)}. De vorige authenticator-app werkt niet meer.`,
    notYou: `Klopt dit niet? Bel direct ${PHONE}.`,
  },
  twoFactorReversed: {
    subject: (organisation: string, wasOn: boolean): string =>
      `2FA is ${wasOn ? 'uitgeschakeld' : 'uitgesteld'} voor ${organisation}`,
    what: (organisation: string, at: Date, wasOn: boolean) =>
      wasOn
        ? `${OnAt(at)} heeft TVM de twee-factor-authenticatie (2FA) uitgeschakeld voor alle gebruikers van ${organisation}, ook voor u.`
        : `${OnAt(at)} heeft TVM de verplichte twee-factor-authenticatie (2FA) uitgesteld voor alle gebruikers van ${organisation}, ook voor u.`,
    exempt: (at: Date) =>
      `Dit geldt ${until(at)}. Is 2FA voor Mijn TVM dan verplicht, dan hebt u het daarna nodig om in te loggen.`,
    why: (reason: string): string => `De reden die daarvoor is opgegeven: “${reason}”`,
    effect: (wasOn: boolean): string =>
      wasOn
        ? 'U bent overal uitgelogd. Gekoppelde authenticator-apps en herstelcodes werken niet meer: verwijder Mijn TVM uit uw app. U logt weer in met uw e-mailadres en wachtwoord.'
        : 'Hebt u al een authenticator-app gekoppeld, dan blijft u daarmee inloggen.',
    notRight: `Klopt dit niet, of hebt u vragen? Bel ${PHONE}.`,
  },
  twoFactorReset: {
    subject: '2FA is opnieuw in te stellen voor uw account',
    what: (at: Date) =>
      `${OnAt(at)} heeft TVM op verzoek de authenticator-app van uw account losgekoppeld. U bent overal uitgelogd.`,
    effect:
      'Uw vorige authenticator-app en herstelcodes werken niet meer: verwijder Mijn TVM uit uw app. Is 2FA voor u verplicht, dan krijgt u een aparte e-mail om het opnieuw in te stellen.',
    notYou: `Vroeg u dit niet? Bel direct ${PHONE}.`,
  },
  newPhoneApproved: {
    subject: 'U kunt een nieuwe telefoon koppelen',
    what: (at: Date) =>
      `${OnAt(at)} heeft TVM goedgekeurd dat u een nieuwe authenticator-app aan uw account koppelt. Dat kan 24 uur lang.`,
    next: 'Ga verder op de pagina waar u was. Werkt die niet meer, vraag dan op de inlogpagina bij Hulp nodig bij inloggen een nieuwe e-mail aan. Uw vorige app werkt tot de nieuwe is gekoppeld.',
    notYou: `Vroeg u dit niet? Bel direct ${PHONE}.`,
  },
  loginLocked: {
    subject: 'Inloggen tijdelijk geblokkeerd',
    what: (lockedBy: LockedBy, at: Date) =>
      `Voor uw account is te vaak een ${lockedBy === 'code' ? 'verkeerde code' : 'verkeerd wachtwoord'} ingevuld. Daarom is inloggen geblokkeerd ${until(at)}.`,
    you: (lockedBy: LockedBy): string =>
      lockedBy === 'code'
        ? 'Was u dit zelf? Dan kunt u daarna opnieuw inloggen. Controleer of de tijd op uw telefoon automatisch staat ingesteld.'
        : 'Was u dit zelf? Dan kunt u daarna opnieuw inloggen. Bent u uw wachtwoord vergeten? Kies op de inlogpagina Wachtwoord wijzigen; een nieuw wachtwoord heft ook de blokkade op.',
    notYou: (lockedBy: LockedBy): string =>
      lockedBy === 'code'
        ? `Was u dit niet? Iemand kent mogelijk uw wachtwoord; wijzig het. Bel ons als u hulp nodig hebt: ${PHONE}.`
        : `Was u dit niet? Dan probeert iemand anders in te loggen. Zolang dat doorgaat, kan de blokkade langer duren; wij mailen u daarover hooguit één keer per 24 uur. Hebt u vragen? Bel ${PHONE}.`,
  },
  mandatoryReminder: {
    subject: (days: number): string => `Nog ${dayCount(days)}: stel 2FA in`,
    what: (from: Date, days: number) =>
      `Over ${dayCount(days)}, vanaf ${date(from)}, is twee-factor-authenticatie (2FA) verplicht om in te loggen in Mijn TVM. U hebt 2FA nog niet ingesteld.`,
    withMail:
      'Hebt u onze e-mail ‘Account registratie TVM’ nog? Open die en kies Doorgaan met registratie. Kijk ook in uw spambox.',
    withoutMail:
      'Geen e-mail, of werkt de link niet meer? Heeft uw organisatie 2FA al geactiveerd, log dan in: u krijgt vanzelf een nieuwe e-mail. Anders kan de hoofdgebruiker van uw organisatie 2FA activeren en ontvangt u die e-mail daarna.',
    help,
  },
  mandatoryReminderMainUser: {
    subject: (notEnrolled: number): string =>
      notEnrolled === 1
        ? '1 gebruiker heeft 2FA nog niet ingesteld'
        : `${notEnrolled} gebruikers hebben 2FA nog niet ingesteld`,
    what: (notEnrolled: number, from: Date, days: number) =>
      `Over ${dayCount(days)}, vanaf ${date(from)}, is twee-factor-authenticatie (2FA) verplicht voor alle gebruikers van uw organisatie. Daarvan ${notEnrolled === 1 ? 'heeft 1 gebruiker' : `hebben ${notEnrolled} gebruikers`} 2FA nog niet ingesteld.`,
    portal:
      'Wie dat zijn, ziet u in Mijn TVM onder Profiel. Daar kunt u 2FA activeren voor uw organisatie, of de e-mail ‘Account registratie TVM’ opnieuw laten sturen.',
    after: 'Wie 2FA dan nog niet heeft ingesteld, kan niet inloggen tot dat gedaan is.',
    help,
  },
  mandatoryReminderSupport: {
    subject: (organisations: number): string =>
      organisations === 1
        ? '1 organisatie zonder hoofdgebruiker heeft 2FA nog niet ingesteld'
        : `${organisations} organisaties zonder hoofdgebruiker hebben 2FA nog niet ingesteld`,
    what: (organisations: number, notEnrolled: number, from: Date, days: number) =>
      `Over ${dayCount(days)}, vanaf ${date(from)}, is twee-factor-authenticatie (2FA) verplicht. In ${organisations === 1 ? '1 organisatie' : `${organisations} organisaties`} zonder hoofdgebruiker ${notEnrolled === 1 ? 'heeft 1 gebruiker' : `hebben ${notEnrolled} gebruikers`} 2FA nog niet ingesteld.`,
    where: 'Welke dat zijn, staat in de supportconsole onder Uitrol.',
  },
};
