import { defineMail, type LinkTerms } from './parts/define-mail.ts';
import { type Link, mintLink } from './parts/link.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { findRecovery } from './parts/recovery.ts';
import { sample } from './parts/sample.ts';

interface Facts {
  at: Date;
  link: Link;
}

const link: LinkTerms = { purpose: 'reset', minutesToUse: 10 };

/** M18: the wait is over that M17 told of. Nothing is sent when it was stopped. */
export const mail = defineMail<Facts>({
  link,

  toUser: async (db, asked) => {
    const recovery = await findRecovery(db, asked);
    if ('ended' in recovery) return recovery;
    const minted = await mintLink(db, link, asked);
    return 'ended' in minted ? minted : { at: recovery.startedAt, link: minted };
  },

  nl: ({ at, link: { href, expiresAt } }) => ({
    subject: 'U kunt uw nieuwe telefoon nu koppelen',
    paragraphs: [
      {
        about: `U vroeg ${nl.onAt(at)} om een nieuwe telefoon te koppelen aan uw account voor Mijn TVM. Dat kan nu.`,
        click: 'Klik op onderstaande knop om verder te gaan.',
        open: 'Open onderstaande link om verder te gaan.',
        label: 'Nieuwe telefoon koppelen',
        href,
      },
      nl.linkEnds(expiresAt),
      `Deed u dit niet? Log dan meteen in bij Mijn TVM, of bel ${PHONE}.`,
    ],
  }),

  en: ({ at, link: { href, expiresAt } }) => ({
    subject: 'You can link your new phone now',
    paragraphs: [
      {
        about: `You asked ${en.onAt(at)} to link a new phone to your Mijn TVM account. You can do so now.`,
        click: 'Click the button below to continue.',
        open: 'Open the link below to continue.',
        label: 'Link a new phone',
        href,
      },
      en.linkEnds(expiresAt),
      `Didn’t you ask for this? Then log in to Mijn TVM right away, or call ${PHONE}.`,
    ],
  }),

  samples: { 'm18-recovery-ready': { at: sample.at, link: sample.link } },
});
