import { browserName } from '@tvm/browsers';
import type { MailParams, Noticed, NoticeKind } from '@tvm/db';
import { instantOf } from './moment.ts';
import { en, nl } from './phrases.ts';
import { printable } from './printable.ts';
import type { Language } from './said.ts';

/** One thing that was done with somebody's login: the last time of them all. */
export interface Happening {
  about: NoticeKind;
  at: Date;
  count: number;
  browser?: string;
  system?: string;
  /** A network address, as the visitor came with it. */
  address?: string;
}

/** What a mail's params tell of, oldest first; undefined where they tell of nothing, or can't be read. */
export function happeningsOf({ notices = {} }: MailParams): Happening[] | undefined {
  const found: Happening[] = [];
  for (const [about, noticed] of Object.entries(notices)) {
    const happening = read(about as NoticeKind, noticed);
    if (!happening) return undefined;
    found.push(happening);
  }
  return found.length > 0 ? found.sort((a, b) => a.at.getTime() - b.at.getTime()) : undefined;
}

function read(about: NoticeKind, { at, count, address, agent }: Noticed): Happening | undefined {
  const happenedAt = instantOf(at);
  if (!happenedAt || !(about in told.nl)) return undefined;
  return { about, at: happenedAt, count, ...browserName(agent ?? null), ...(address && { address }) };
}

/** The subject of a mail about it, and what happened in a sentence or two. */
interface Told {
  subject: string;
  text: (at: Date, where: string) => string;
}

/** In whose browser, from where. Names of known browsers only; nothing where nobody said. */
const where: Record<Language, (happening: Happening) => string> = {
  nl: ({ browser, system, address }) =>
    [
      browser ? ` met ${browser}${system ? ` op ${system}` : ''}` : '',
      address ? ` vanaf IP-adres ${printable(address)}` : '',
    ]
      .filter(Boolean)
      .join(','),
  en: ({ browser, system, address }) =>
    [
      browser ? ` with ${browser}${system ? ` on ${system}` : ''}` : '',
      address ? ` from IP address ${printable(address)}` : '',
    ]
      .filter(Boolean)
      .join(','),
};

export const told: Record<Language, Record<NoticeKind, Told>> = {
  nl: {
    recovery_code_used: {
      subject: 'Herstelcode gebruikt',
      text: (at, from) =>
        `${nl.OnAt(at)} is een herstelcode van uw account gebruikt${from}. Die code werkt niet meer.`,
    },
    recovery_codes_renewed: {
      subject: 'Nieuwe herstelcodes gemaakt',
      text: (at, from) =>
        `${nl.OnAt(at)} zijn nieuwe herstelcodes voor uw account gemaakt${from}. De vorige herstelcodes werken niet meer.`,
    },
    new_browser: {
      subject: 'Nieuwe aanmelding',
      text: (at, from) =>
        `${nl.OnAt(at)} is ingelogd op uw account${from}. Deze browser kenden wij nog niet van u.`,
    },
    password_without_code: {
      subject: 'Uw wachtwoord is gebruikt zonder verificatiecode',
      text: (at, from) =>
        `Uw wachtwoord is drie keer goed ingevuld zonder dat er een verificatiecode volgde. De laatste keer was ${nl.onAt(at)}${from}. Was u dit niet, dan kent iemand uw wachtwoord: wijzig het.`,
    },
    password_capped: {
      subject: 'Inloggen met uw wachtwoord is gestopt',
      text: (at, from) =>
        `Voor uw account is honderd keer achter elkaar een verkeerd wachtwoord ingevuld. De laatste keer was ${nl.onAt(at)}${from}. In een browser die wij niet van u kennen, kunt u pas weer inloggen met een nieuw wachtwoord: kies op de inlogpagina Wachtwoord wijzigen.`,
    },
    authenticator_disabled: {
      subject: 'Authenticator-app uitgeschakeld',
      text: (at, from) =>
        `Voor uw account is honderd keer achter elkaar een verkeerde code ingevuld. De laatste keer was ${nl.onAt(at)}${from}. Uw authenticator-app werkt daarom niet meer. Log in met uw e-mailadres en wachtwoord: u krijgt dan een e-mail om 2FA opnieuw in te stellen.`,
    },
    passkey_added: {
      subject: 'Passkey toegevoegd',
      text: (at, from) =>
        `${nl.OnAt(at)} is een passkey aan uw account toegevoegd${from}. Daarmee kunt u voortaan ook inloggen.`,
    },
    authenticator_removed: {
      subject: 'Manier om in te loggen verwijderd',
      text: (at, from) =>
        `${nl.OnAt(at)} is een passkey of authenticator-app van uw account verwijderd${from}. Daarmee kan niemand meer inloggen.`,
    },
    passkey_copied: {
      subject: 'Een passkey is geweigerd',
      text: (at, from) =>
        `${nl.OnAt(at)} is een van uw passkeys geweigerd${from}: er lijkt een kopie van te bestaan. Verwijder die passkey in uw profiel en voeg een nieuwe toe.`,
    },
  },
  en: {
    recovery_code_used: {
      subject: 'Recovery code used',
      text: (at, from) =>
        `${en.OnAt(at)} a recovery code of your account was used${from}. That code no longer works.`,
    },
    recovery_codes_renewed: {
      subject: 'New recovery codes made',
      text: (at, from) =>
        `${en.OnAt(at)} new recovery codes were made for your account${from}. The former recovery codes no longer work.`,
    },
    new_browser: {
      subject: 'New login',
      text: (at, from) =>
        `${en.OnAt(at)} somebody logged in to your account${from}. We didn’t know this browser of you yet.`,
    },
    password_without_code: {
      subject: 'Your password was used without a verification code',
      text: (at, from) =>
        `Your password was entered correctly three times without a verification code after it. The last time was ${en.onAt(at)}${from}. If this wasn’t you, somebody knows your password: change it.`,
    },
    password_capped: {
      subject: 'Logging in with your password has been stopped',
      text: (at, from) =>
        `A wrong password was entered a hundred times in a row for your account. The last time was ${en.onAt(at)}${from}. In a browser that we don’t know of you, you can only log in again with a new password: choose Change password on the login page.`,
    },
    authenticator_disabled: {
      subject: 'Authenticator app disabled',
      text: (at, from) =>
        `A wrong code was entered a hundred times in a row for your account. The last time was ${en.onAt(at)}${from}. That is why your authenticator app no longer works. Log in with your e-mail address and password: you then get an e-mail to set up 2FA again.`,
    },
    passkey_added: {
      subject: 'Passkey added',
      text: (at, from) =>
        `${en.OnAt(at)} a passkey was added to your account${from}. You can log in with it from now on.`,
    },
    authenticator_removed: {
      subject: 'A way to log in was removed',
      text: (at, from) =>
        `${en.OnAt(at)} a passkey or authenticator app was removed from your account${from}. Nobody can log in with it any more.`,
    },
    passkey_copied: {
      subject: 'A passkey was refused',
      text: (at, from) =>
        `${en.OnAt(at)} one of your passkeys was refused${from}: there seems to be a copy of it. Remove that passkey in your profile and add a new one.`,
    },
  },
};

/** What happened, and how often. */
export function sentenceOf(happening: Happening, language: Language): string {
  const { about, at, count } = happening;
  const sentence = told[language][about].text(at, where[language](happening));
  if (count === 1) return sentence;
  return language === 'nl'
    ? `${sentence} Dit gebeurde ${count} keer; hier staat de laatste keer.`
    : `${sentence} This happened ${count} times; here is the last time.`;
}
