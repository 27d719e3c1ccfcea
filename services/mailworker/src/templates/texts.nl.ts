import type { LostFactor, RegistrationReason, Title } from './mail.ts';
import { momentsIn } from './moment.ts';

const PHONE = '+31 (0)528 29 29 99';
const { date, time } = momentsIn('nl-NL');

const onAt = (at: Date) => `Op ${date(at)} om ${time(at)} uur`;
const notYou = `Was u dit niet? Bel direct ${PHONE}.`;
const linkEnds = (at: Date) => `De link werkt één keer, tot ${date(at)} ${time(at)} uur.`;

/** The mails in Dutch, as SCREENS.md has them. Where the text part has no button, it has a sentence of its own. */
export const nl = {
  lang: 'nl',
  brand: 'Mijn TVM',
  salutation: {
    named: (title: Title | null, name: string) => `Geachte ${title ?? 'heer of mevrouw'} ${name},`,
    unknown: 'Geachte heer/mevrouw,',
  },
  closing: { regards: 'Met vriendelijke groet,', sender: 'Mijn TVM' },
  foot: 'Wij vragen u nooit om uw wachtwoord of verificatiecode.',

  registration: {
    subject: 'Account registratie TVM',
    reason: (reason: RegistrationReason) =>
      reason === 'activation'
        ? 'Uw organisatie heeft 2FA geactiveerd voor Mijn TVM. Daarom vragen wij u uw account opnieuw te registreren.'
        : '',
    thanks: 'Bedankt voor het registreren van een account op het Mijn TVM portaal.',
    clickButton: 'Klik op onderstaande knop om uw wachtwoord in te stellen.',
    openLink: 'Open onderstaande link om uw wachtwoord in te stellen.',
    button: 'Doorgaan met registratie',
    linkEnds,
  },
  alreadyEnrolled: {
    subject: 'Account registratie TVM',
    nothingToDo: (reason: RegistrationReason) =>
      reason === 'activation'
        ? 'Uw organisatie heeft 2FA geactiveerd voor Mijn TVM. U hebt 2FA al ingesteld, u hoeft niets te doen.'
        : 'U hebt 2FA al ingesteld, u hoeft niets te doen.',
  },
  twoFactorActivated: {
    subject: '2FA is ingesteld voor uw account',
    what: (at: Date) => `${onAt(at)} is 2FA voor uw account ingesteld.`,
    notYou,
  },
  passwordReset: {
    subject: 'Uw wachtwoord opnieuw instellen',
    request: (lost: LostFactor) =>
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
    what: (at: Date) => `${onAt(at)} is het wachtwoord van uw account gewijzigd.`,
    notYou,
  },
  authenticatorReplaced: {
    subject: 'Nieuwe authenticator-app gekoppeld',
    what: (at: Date) =>
      `${onAt(at)} is een nieuwe authenticator-app aan uw account gekoppeld. De vorige authenticator-app werkt niet meer.`,
    notYou,
  },
  authenticatorReplacedNotice: {
    subject: 'Nieuwe authenticator-app gekoppeld voor een gebruiker',
    what: (name: string, organisation: string, at: Date) =>
      `Voor ${organisation ? `${name} (${organisation})` : name} is een nieuwe authenticator-app gekoppeld, op ${date(at)} om ${time(at)} uur. De vorige authenticator-app werkt niet meer.`,
    notYou: `Klopt dit niet? Bel direct ${PHONE}.`,
  },
};
