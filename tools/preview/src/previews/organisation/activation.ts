import { type Answer, type Answers, fill, type Preview, press, withoutData } from '../../preview.ts';
import { enrolledMainUser, mainUser, mandatory, session } from '../people.ts';
import { after, before, confirm, figures, figuresOf, four, items, noMails, page } from './figures.ts';

const ownSecurity: Answers = { getProfile: 'waits', listSessions: 'waits' };

const dialog: Preview = {
  path: '/portal/profile',
  answers: { ...session(mainUser), ...ownSecurity, ...page(items, 10_000), ...figures(before) },
  steps: [press('.activate button')],
};
const refused = (refusal: Answer<'activateTwoFactor'>): Preview => ({
  ...dialog,
  answers: { ...dialog.answers, activateTwoFactor: refusal },
  steps: [...(dialog.steps ?? []), confirm],
});
const activatedPage: Preview = {
  path: '/portal/activated',
  answers: {
    ...session({ ...enrolledMainUser, level: 'restricted', lacks: 'authenticator', enrolled: false }),
    ...figures(after),
  },
};
const restricted = {
  ...enrolledMainUser,
  level: 'restricted',
  lacks: 'authenticator',
  enrolled: false,
} as const;
const left: Preview = { path: '/portal', answers: { ...session(restricted), ...figures(after) } };

/** S5, S6 and S13. */
export const activationPreviews: Record<string, Preview> = {
  's05-dialog': dialog,
  's05-dialog-with-consequences': {
    ...dialog,
    answers: {
      ...dialog.answers,
      ...figures({ ...before, users: figuresOf({ not_invited: 9, mail_undelivered: 1 }, 3) }),
      ...page(items),
    },
  },
  's05-dialog-of-four': {
    ...dialog,
    answers: {
      ...dialog.answers,
      ...page(four),
      ...figures({ ...before, users: figuresOf({ not_invited: 4 }) }),
    },
  },
  's05-dialog-of-one': { ...dialog, answers: { ...dialog.answers, ...page(items.slice(0, 1)) } },
  's05-dialog-password-asked': {
    ...dialog,
    answers: { ...dialog.answers, ...figures({ ...before, passwordRequired: true }) },
  },
  's05-dialog-password-missing': {
    ...dialog,
    answers: { ...dialog.answers, ...figures({ ...before, passwordRequired: true }) },
    steps: [...(dialog.steps ?? []), confirm],
  },
  's05-dialog-password-wrong': {
    ...refused({ refused: 'proof_rejected' }),
    answers: {
      ...dialog.answers,
      ...figures({ ...before, passwordRequired: true }),
      activateTwoFactor: { refused: 'proof_rejected' },
    },
    steps: [...(dialog.steps ?? []), fill('dialog #password', 'iets'), confirm],
  },
  's05-dialog-password-too-old': refused({ refused: 'proof_required' }),
  's05-dialog-list-changed': refused({ refused: 'user_list_changed' }),
  's05-dialog-busy': refused('waits'),
  's05-dialog-away': refused('away'),
  's05-dialog-loading': { ...dialog, answers: { ...dialog.answers, listOrganisationUsers: 'waits' } },
  's05-dialog-failed': { ...dialog, answers: { ...dialog.answers, listOrganisationUsers: 'away' } },

  's06-activated': activatedPage,
  's06-activated-no-mail-yet': {
    ...activatedPage,
    answers: {
      ...activatedPage.answers,
      ...figures({ ...after, mails: { ...noMails, total: 4, waiting: 4 } }),
    },
  },
  's06-activated-all-delivered': {
    ...activatedPage,
    answers: {
      ...activatedPage.answers,
      ...session(enrolledMainUser),
      ...figures({ ...after, mails: { ...noMails, total: 25, delivered: 25 } }),
    },
  },
  ...withoutData('s06-activated', activatedPage, 'getOrganisationTwoFactor'),

  's13-restricted-main-user': left,
  's13-restricted-mandatory': {
    ...left,
    answers: session({ ...restricted, role: 'sub_user', activatedAt: null, twoFactor: mandatory }),
  },
  's13-restricted-enrolled': {
    ...left,
    answers: { ...left.answers, ...session({ ...restricted, enrolled: true }) },
  },
  's13-restricted-resent': {
    ...left,
    answers: {
      ...left.answers,
      resendOwnRegistration: { says: { maskedEmail: 'j•••@tvm.test' } },
    },
    steps: [press('main form button[type=submit]')],
  },
  's13-restricted-mailed-too-often': {
    ...left,
    answers: {
      ...left.answers,
      resendOwnRegistration: { refused: 'mail_limit_reached', retryAt: '2026-06-11T12:42:00Z' },
    },
    steps: [press('main form button[type=submit]')],
  },
  ...withoutData('s13-restricted', left, 'getOrganisationTwoFactor'),
};
