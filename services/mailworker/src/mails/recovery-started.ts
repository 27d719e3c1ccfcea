import { defineMail, incomplete } from './parts/define-mail.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { findRecovery, mintStop } from './parts/recovery.ts';
import { sample } from './parts/sample.ts';

interface Facts {
  at: Date;
  until: Date;
  /** Stops it, without a login. */
  stopHref: string;
}

/** M17: somebody with this mailbox wants to link a new phone in a browser that isn't known, and has to wait. */
export const mail = defineMail<Facts>({
  toUser: async (db, asked) => {
    const { until } = asked.mail.params;
    if (until === undefined) return incomplete;
    const recovery = await findRecovery(db, asked);
    if ('ended' in recovery) return recovery;
    const stopHref = await mintStop(db, asked);
    if (typeof stopHref !== 'string') return stopHref;
    return { at: recovery.startedAt, until: new Date(until), stopHref };
  },

  nl: ({ at, until, stopHref }) => ({
    subject: 'Uw nieuwe telefoon kan later worden gekoppeld',
    paragraphs: [
      `${nl.OnAt(at)} vroeg iemand om een nieuwe telefoon te koppelen aan uw account, in een browser waarmee u nog niet eerder inlogde. Om uw account te beschermen kan dat pas ${nl.onAt(until)}.`,
      'Was u dit zelf? Dan hoeft u niets te doen: op dat moment krijgt u een e-mail met een link. Sneller kan ook: vraag een hoofdgebruiker van uw organisatie om het te bevestigen, of gebruik een browser waarmee u eerder inlogde.',
      {
        about:
          'Was u dit niet? Log dan in bij Mijn TVM, zoals u gewend bent: dat stopt het verzoek. Of houd het hier tegen, zonder in te loggen.',
        click: 'Klik op onderstaande knop.',
        open: 'Open onderstaande link.',
        label: 'Houd dit tegen',
        href: stopHref,
      },
      `Vertrouwt u het niet? Bel direct ${PHONE}.`,
    ],
  }),

  en: ({ at, until, stopHref }) => ({
    subject: 'Your new phone can be linked later',
    paragraphs: [
      `${en.OnAt(at)} somebody asked to link a new phone to your account, in a browser that you had not logged in with before. To protect your account, this can only be done ${en.onAt(until)}.`,
      'Was this you? Then there is nothing you need to do: you get an e-mail with a link at that moment. It can be faster: ask a main user of your organisation to confirm it, or use a browser that you logged in with before.',
      {
        about:
          'Wasn’t this you? Then log in to Mijn TVM as you always do: that stops the request. Or stop it here, without logging in.',
        click: 'Click the button below.',
        open: 'Open the link below.',
        label: 'Stop this',
        href: stopHref,
      },
      `Don’t you trust it? Call ${PHONE} right away.`,
    ],
  }),

  samples: {
    'm17-recovery-started': {
      at: sample.at,
      until: sample.link.expiresAt,
      stopHref: 'http://localhost:3000/totpservice/recovery#AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-AbCdE',
    },
  },
});
