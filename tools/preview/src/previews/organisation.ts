import type { Schema } from '@tvm/contract';
import { type Answer, type Answers, fill, type Preview, press, withoutData } from '../preview.ts';
import {
  activated,
  enrolledMainUser,
  longEmail,
  mainUser,
  mandatory,
  organisation,
  session,
  subUser,
  voluntary,
} from './people.ts';

type User = Schema<'OrganisationUser'>;

const at = '2026-06-11T12:27:00Z';
const mail = (state: Schema<'MailState'>) => ({ state, at });
/** Figures of users in these states, and nobody in any other. */
export const figuresOf = (
  progress: Partial<Schema<'ProgressFigures'>>,
  neverLoggedIn = 0,
): Schema<'UserFigures'> => ({
  total: Object.values(progress).reduce((sum, users) => sum + users, 0),
  progress: {
    ...{ mail_undelivered: 0, disabled: 0, not_invited: 0, invited: 0, link_opened: 0, password_set: 0 },
    ...{ enrolled: 0, ...progress },
  },
  neverLoggedIn,
});
const noMails: Schema<'MailFigures'> = {
  ...{ total: 0, waiting: 0, sent: 0, delivered: 0, deferred: 0, failed: 0, notNeeded: 0 },
};

/** Somebody in every state of progress, and of their latest mail. */
const states: [Schema<'Progress'>, Schema<'MailState'> | null][] = [
  ['mail_undelivered', 'bounced'],
  ['not_invited', null],
  ['invited', 'queued'],
  ['invited', 'accepted'],
  ['invited', 'deferred'],
  ['link_opened', 'delivered'],
  ['password_set', 'failed'],
  ['locked', 'replaced'],
  ['disabled', 'withdrawn'],
  ['enrolled', 'complained'],
];
export const items: User[] = states.map(([progress, state], index) => ({
  id: `01937f3e-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
  fullName: index === 1 ? 'Maximiliana van der Steenhoven-Wagenaar' : `Gewone sub ${100 + index}`,
  email: index === 1 ? longEmail : `gewonesub${100 + index}@tvm.test`,
  role: 'sub_user',
  progress,
  neverLoggedIn: index % 3 === 1,
  mailUndelivered: progress === 'mail_undelivered',
  mail: state && mail(state),
  resendableFrom: progress === 'invited' || progress === 'mail_undelivered' ? at : null,
}));

const page = (users: User[], total = users.length): Answers => ({
  listOrganisationUsers: {
    says: { userListVersion: 'v1', page: 1, pageSize: 10, total, items: users },
  },
});
const before: Schema<'OrganisationTwoFactor'> = {
  organisation,
  twoFactor: voluntary,
  activatedAt: null,
  activatable: true,
  passwordRequired: false,
  userListVersion: 'v1',
  users: figuresOf({ not_invited: 10_000 }, 3),
  mails: noMails,
};
const after: Schema<'OrganisationTwoFactor'> = {
  ...before,
  twoFactor: activated,
  activatedAt: '2026-06-01T09:00:00Z',
  activatable: false,
  users: figuresOf(
    {
      ...{ enrolled: 2, password_set: 1, link_opened: 1, invited: 3 },
      ...{ mail_undelivered: 1, not_invited: 1, disabled: 1 },
    },
    3,
  ),
  mails: { total: 10, waiting: 2, sent: 3, delivered: 2, deferred: 1, failed: 1, notNeeded: 1 },
};
const figures = (says: Schema<'OrganisationTwoFactor'>): Answers => ({ getOrganisationTwoFactor: { says } });
const ownSecurity: Answers = { getProfile: 'waits', listSessions: 'waits' };

const dialog: Preview = {
  path: '/portal/profile',
  answers: { ...session(mainUser), ...ownSecurity, ...page(items, 10_000), ...figures(before) },
  steps: [press('.activate button')],
};
const confirm = press('dialog form button[type=submit]');
const refused = (refusal: Answer<'activateTwoFactor'>): Preview => ({
  ...dialog,
  answers: { ...dialog.answers, activateTwoFactor: refusal },
  steps: [...(dialog.steps ?? []), confirm],
});
const activatedPage: Preview = {
  path: '/portal/activated',
  answers: { ...session({ ...enrolledMainUser, level: 'restricted', enrolled: false }), ...figures(after) },
};
const progress: Preview = {
  path: '/portal/progress',
  answers: { ...session(enrolledMainUser), ...figures(after), ...page(items) },
};
const all: Preview = { ...progress, steps: [press('main .stack-small > div > button')] };
const timeline: Preview = {
  path: '/portal/progress/users/01937f3e-0000-7000-8000-000000000100',
  answers: {
    ...session(enrolledMainUser),
    getUserTimeline: {
      says: {
        fullName: 'Gewone sub 101',
        email: 'gewonesub101@tvm.test',
        progress: 'mail_undelivered',
        events: [
          { type: 'mail_queued', at, mail: 'registration', requestedBy: 'activation' },
          { type: 'mail_accepted', at, mail: 'registration', requestedBy: 'activation' },
          { type: 'mail_delivered', at, mail: 'registration', requestedBy: 'activation' },
          ...(
            ['link_opened', 'password_set', 'qr_shown', 'first_code', 'enrolled', 'login', 'locked'] as const
          ).map((type) => ({ type, at })),
          ...(['unlocked', 'disabled', 'reset', 'new_phone_approved', 'reversed'] as const).map((type) => ({
            type,
            at,
          })),
          { type: 'mail_bounced', at, mail: 'password_reset', requestedBy: 'own', reason: 'mailbox_unknown' },
        ],
      },
    },
  },
};
const restricted = { ...enrolledMainUser, level: 'restricted', enrolled: false } as const;
const left: Preview = { path: '/portal', answers: { ...session(restricted), ...figures(after) } };

/** S5, S6, S13 and S14. */
export const organisationPreviews: Record<string, Preview> = {
  's05-dialog': dialog,
  's05-dialog-with-consequences': {
    ...dialog,
    answers: {
      ...dialog.answers,
      ...figures({ ...before, users: figuresOf({ not_invited: 9, mail_undelivered: 1 }, 3) }),
      ...page(items),
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
      ...figures({ ...after, mails: { ...noMails, total: 25, waiting: 25 } }),
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

  's14-progress': progress,
  's14-progress-of-10000': { ...progress, answers: { ...progress.answers, ...page(items, 10_000) } },
  's14-progress-of-one': {
    ...progress,
    answers: {
      ...progress.answers,
      ...figures({ ...after, users: figuresOf({ invited: 1 }) }),
      ...page(items.slice(3, 4)),
    },
  },
  's14-progress-everybody': {
    ...progress,
    answers: {
      ...progress.answers,
      ...figures({ ...after, mails: noMails, users: figuresOf({ enrolled: 10 }) }),
      ...page(items.slice(9)),
    },
  },
  's14-progress-nobody-found': {
    ...progress,
    path: '/portal/progress?search=niemand',
    answers: { ...progress.answers, ...page([]) },
  },
  's14-progress-filtered': { ...progress, path: '/portal/progress?state=invited' },
  's14-progress-resent': {
    ...progress,
    answers: { ...progress.answers, resendRegistrationMail: { says: { maskedEmail: 'g•••@tvm.test' } } },
    steps: [press('td .link-button')],
  },
  's14-progress-resent-too-early': {
    ...progress,
    answers: {
      ...progress.answers,
      resendRegistrationMail: { refused: 'mail_limit_reached', retryAt: '2026-06-11T12:42:00Z' },
    },
    steps: [press('td .link-button')],
  },
  's14-progress-sub-user': { path: '/portal/progress', answers: session(subUser) },
  's14-send-again': all,
  's14-send-again-away': {
    ...all,
    answers: { ...all.answers, resendRegistrationMails: 'away' },
    steps: [...(all.steps ?? []), confirm],
  },
  's14-sent-again': {
    ...all,
    answers: {
      ...all.answers,
      resendRegistrationMails: { says: { queued: 3, limited: 2, waiting: 1, undeliverable: 1 } },
    },
    steps: [...(all.steps ?? []), confirm],
  },
  's14-sent-again-to-nobody': {
    ...all,
    answers: {
      ...all.answers,
      resendRegistrationMails: { says: { queued: 0, limited: 8, waiting: 0, undeliverable: 0 } },
    },
    steps: [...(all.steps ?? []), confirm],
  },
  ...withoutData('s14-progress', progress, 'getOrganisationTwoFactor'),
  's14-progress-list-loading': {
    ...progress,
    answers: { ...progress.answers, listOrganisationUsers: 'waits' },
  },
  's14-progress-list-failed': {
    ...progress,
    answers: { ...progress.answers, listOrganisationUsers: 'away' },
  },
  's14-timeline': timeline,
  's14-timeline-empty': {
    ...timeline,
    answers: {
      ...session(enrolledMainUser),
      getUserTimeline: {
        says: { fullName: 'Test test Test', email: longEmail, progress: 'not_invited', events: [] },
      },
    },
  },
  's14-timeline-of-nobody': {
    ...timeline,
    answers: { ...session(enrolledMainUser), getUserTimeline: { refused: 'user_not_found' } },
  },
  ...withoutData('s14-timeline', timeline, 'getUserTimeline'),
};
