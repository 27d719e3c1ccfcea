import { defineMail, type LinkTerms } from './parts/define-mail.ts';
import { type Link, mintLink } from './parts/link.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';

interface Facts {
  /** What the person said to have lost: the password, or the phone with the authenticator. */
  lost: 'password' | 'authenticator';
  /** A new phone takes 24 hours in a browser that isn't known. */
  waits: boolean;
  link: Link;
}

const link: LinkTerms = { purpose: 'reset', minutesToUse: 10 };

/** M3 and M10: the link that a person asked for on the help page, for a new password or for a new phone. */
export const mail = defineMail<Facts>({
  link,

  toUser: async (db, asked) => {
    const minted = await mintLink(db, link, asked);
    if ('ended' in minted) return minted;
    const lost = asked.mail.params.lost ?? 'password';
    const isOfPolicy = asked.recoveryPolicy === 'mail_and_time' && asked.user.kind === 'portal';
    return { lost, waits: isOfPolicy && lost === 'authenticator', link: minted };
  },

  nl: ({ lost, waits, link: { href, expiresAt } }) => ({
    subject: lost === 'authenticator' ? 'Uw nieuwe telefoon koppelen' : 'Uw wachtwoord opnieuw instellen',
    paragraphs: [
      {
        about:
          lost === 'authenticator'
            ? 'Wij ontvingen een verzoek om een nieuwe telefoon te koppelen aan uw account voor Mijn TVM, omdat u een nieuwe telefoon hebt of geen toegang hebt tot uw authenticator-app.'
            : 'Wij ontvingen een verzoek om uw wachtwoord voor Mijn TVM opnieuw in te stellen.',
        click: 'Klik op onderstaande knop om verder te gaan.',
        open: 'Open onderstaande link om verder te gaan.',
        label: lost === 'authenticator' ? 'Nieuwe telefoon koppelen' : 'Wachtwoord instellen',
        href,
      },
      nl.linkEnds(expiresAt),
      waits
        ? 'Open de link in een browser waarmee u eerder bij Mijn TVM inlogde: dan kunt u meteen verder. In een andere browser kan dat 24 uur later, en krijgt u een e-mail zodra het zover is. Logt u in die tijd in met uw oude telefoon, dan stopt het.'
        : '',
      waits
        ? 'Deed u dit niet? Log dan in bij Mijn TVM, zoals u gewend bent: daarmee kan niemand anders hiermee verder.'
        : 'Deed u dit niet? Dan hoeft u niets te doen.',
    ],
  }),

  en: ({ lost, waits, link: { href, expiresAt } }) => ({
    subject: lost === 'authenticator' ? 'Link your new phone' : 'Set your password again',
    paragraphs: [
      {
        about:
          lost === 'authenticator'
            ? 'We received a request to link a new phone to your Mijn TVM account, because you have a new phone or no access to your authenticator app.'
            : 'We received a request to set your password for Mijn TVM again.',
        click: 'Click the button below to continue.',
        open: 'Open the link below to continue.',
        label: lost === 'authenticator' ? 'Link a new phone' : 'Set password',
        href,
      },
      en.linkEnds(expiresAt),
      waits
        ? 'Open the link in a browser that you logged in to Mijn TVM with before: then you can go on at once. In any other browser you can do so 24 hours later, and get an e-mail when it is time. If you log in with your old phone within that time, it stops.'
        : '',
      waits
        ? 'Didn’t you ask for this? Then log in to Mijn TVM as you always do: nobody else can go on with this after that.'
        : 'Didn’t you ask for this? Then there is nothing you need to do.',
    ],
  }),

  samples: {
    'm3-password-reset': { lost: 'password', waits: false, link: sample.link },
    'm10-new-phone': { lost: 'authenticator', waits: false, link: sample.link },
    'm10-new-phone-waits': { lost: 'authenticator', waits: true, link: sample.link },
  },
});
