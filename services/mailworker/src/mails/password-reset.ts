import { defineMail, type LinkTerms } from './parts/define-mail.ts';
import { type Link, mintLink } from './parts/link.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';

interface Facts {
  /** What the person said to have lost: the password, or the phone with the authenticator. */
  lost: 'password' | 'authenticator';
  link: Link;
}

const link: LinkTerms = { purpose: 'reset', minutesToUse: 10 };

/** M3: the link that a person asked for on the help page. */
export const mail = defineMail<Facts>({
  link,

  toUser: async (db, asked) => {
    const minted = await mintLink(db, link, asked);
    return 'ended' in minted ? minted : { lost: asked.mail.params.lost ?? 'password', link: minted };
  },

  nl: ({ lost, link: { href, expiresAt } }) => ({
    subject: 'Uw wachtwoord opnieuw instellen',
    paragraphs: [
      {
        about:
          lost === 'authenticator'
            ? 'Wij ontvingen een verzoek om uw account opnieuw in te stellen, omdat u een nieuwe telefoon hebt of geen toegang hebt tot uw authenticator-app.'
            : 'Wij ontvingen een verzoek om uw wachtwoord voor Mijn TVM opnieuw in te stellen.',
        click: 'Klik op onderstaande knop om verder te gaan.',
        open: 'Open onderstaande link om verder te gaan.',
        label: 'Wachtwoord instellen',
        href,
      },
      nl.linkEnds(expiresAt),
      'Deed u dit niet? Dan hoeft u niets te doen.',
    ],
  }),

  en: ({ lost, link: { href, expiresAt } }) => ({
    subject: 'Set your password again',
    paragraphs: [
      {
        about:
          lost === 'authenticator'
            ? 'We received a request to set up your account again, because you have a new phone or no access to your authenticator app.'
            : 'We received a request to set your password for Mijn TVM again.',
        click: 'Click the button below to continue.',
        open: 'Open the link below to continue.',
        label: 'Set password',
        href,
      },
      en.linkEnds(expiresAt),
      'Didn’t you ask for this? Then there is nothing you need to do.',
    ],
  }),

  samples: {
    'm3-password-reset-password': { lost: 'password', link: sample.link },
    'm3-password-reset-authenticator': { lost: 'authenticator', link: sample.link },
  },
});
