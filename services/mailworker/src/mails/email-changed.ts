import { defineMail } from './parts/define-mail.ts';
import { whenItHappened } from './parts/moment.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';

/** Goes to the new and to the former address; whoever queues it seals the latter with it. */
export const mail = defineMail<{ at: Date }>({
  toUser: whenItHappened,

  nl: ({ at }) => ({
    subject: 'Het e-mailadres van uw account is gewijzigd',
    paragraphs: [
      `${nl.OnAt(at)} is het e-mailadres van uw Mijn TVM account gewijzigd.`,
      'Dit bericht gaat naar het oude en naar het nieuwe adres. U logt voortaan in met het nieuwe adres; uw wachtwoord en uw authenticator-app blijven hetzelfde.',
      nl.notYou,
    ],
  }),

  en: ({ at }) => ({
    subject: 'The e-mail address of your account has been changed',
    paragraphs: [
      `${en.OnAt(at)} the e-mail address of your Mijn TVM account was changed.`,
      'This message goes to the former and to the new address. From now on you log in with the new address; your password and your authenticator app stay the same.',
      en.notYou,
    ],
  }),

  samples: { 'email-changed': { at: sample.at } },
});
