import { defineMail } from './parts/define-mail.ts';
import { type Change, changeWithCode, howToDispute, sampleChange } from './parts/dispute-code.ts';
import { type Helper, helperOf, helperWords } from './parts/helper.ts';
import { en, nl } from './parts/phrases.ts';

/** Support, or a main user, reset one user. Where 2FA is required M1 comes besides. */
export const mail = defineMail<Change & Helper>({
  toUser: async (db, asked) => ({ ...(await changeWithCode(db, asked)), ...helperOf(asked) }),

  nl: ({ at, byMainUser, ...code }) => ({
    subject: '2FA is opnieuw in te stellen voor uw account',
    paragraphs: [
      `${nl.OnAt(at)} heeft ${helperWords.nl(byMainUser)} op verzoek de authenticator-app van uw account losgekoppeld. U bent overal uitgelogd.`,
      'Uw vorige authenticator-app en herstelcodes werken niet meer: verwijder Mijn TVM uit uw app. Is 2FA voor u verplicht, dan krijgt u een aparte e-mail om het opnieuw in te stellen.',
      ...howToDispute.nl(code, 'tvm'),
    ],
  }),

  en: ({ at, byMainUser, ...code }) => ({
    subject: '2FA has to be set up again for your account',
    paragraphs: [
      `${en.OnAt(at)} ${helperWords.en(byMainUser)} unlinked the authenticator app of your account, as was asked for. You have been logged out everywhere.`,
      'Your former authenticator app and recovery codes no longer work: remove Mijn TVM from your app. If 2FA is mandatory for you, you will receive a separate e-mail to set it up again.',
      ...howToDispute.en(code, 'tvm'),
    ],
  }),

  samples: {
    'two-factor-reset': { ...sampleChange, byMainUser: false },
    'two-factor-reset-by-main-user': { ...sampleChange, byMainUser: true },
  },
});
