import { defineMail } from './parts/define-mail.ts';
import { whenItHappened } from './parts/moment.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';

/** M2: a first authenticator was confirmed. */
export const mail = defineMail<{ at: Date }>({
  toUser: whenItHappened,

  nl: ({ at }) => ({
    subject: '2FA is ingesteld voor uw account',
    paragraphs: [`${nl.OnAt(at)} is 2FA voor uw account ingesteld.`, nl.notYou],
  }),

  en: ({ at }) => ({
    subject: '2FA has been set up for your account',
    paragraphs: [`${en.OnAt(at)} 2FA was set up for your account.`, en.notYou],
  }),

  samples: { 'm2-two-factor-activated': { at: sample.at } },
});
