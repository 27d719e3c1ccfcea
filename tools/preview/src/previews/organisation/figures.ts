import type { Schema } from '@tvm/contract';
import { type Answers, press } from '../../preview.ts';
import { activated, longEmail, organisation, voluntary } from '../people.ts';

type User = Schema<'OrganisationUser'>;

export const at = '2026-06-11T12:27:00Z';
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
  withPasskey: Math.floor((progress.enrolled ?? 0) / 3),
  onlyOneAuthenticator: Math.ceil((progress.enrolled ?? 0) / 2),
});
export const noMails: Schema<'MailFigures'> = {
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
  authenticators: progress === 'enrolled' ? 1 + (index % 2) : 0,
  hasPasskey: progress === 'enrolled' && index % 2 === 1,
  neverLoggedIn: index % 3 === 1,
  mailUndelivered: progress === 'mail_undelivered',
  mail: state && mail(state),
  invitedAt: progress === 'invited' || progress === 'link_opened' ? '2026-06-01T09:00:00Z' : null,
  linkExpiresAt:
    progress === 'invited' ? (index === 2 ? '2099-06-12T12:27:00Z' : '2026-06-02T09:00:00Z') : null,
  resendableFrom: progress === 'invited' || progress === 'mail_undelivered' ? at : null,
}));

/** The four of the manual, before the activation and some days after it. */
const names = [
  ['Gewone sub 31', 'gewonesub31@tvm.test'],
  ['Jonnie van Joosten', 'joost@tvm.test'],
  ['Super sub 41', 'supersub41@tvm.test'],
  ['Test test Test', 'test@tvm.test'],
] as const;
const late = ['2026-06-08T09:00:00Z', '2026-06-09T09:00:00Z'] as const;
export const four: User[] = names.map(([fullName, email], index) => ({
  ...{ id: `01937f3e-0000-7000-8000-00000000015${index}`, fullName, email, mail: null },
  ...{ role: index === 1 ? ('main_user' as const) : ('sub_user' as const), progress: 'not_invited' as const },
  ...{ authenticators: 0, hasPasskey: false, neverLoggedIn: false, mailUndelivered: false },
  ...{ invitedAt: null, linkExpiresAt: null, resendableFrom: null },
}));
const [one, main, two, three] = four as [User, User, User, User];
const later: User[] = [
  { ...one, progress: 'invited', mail: mail('delivered'), invitedAt: late[0], linkExpiresAt: late[1] },
  { ...three, progress: 'link_opened', mail: mail('delivered'), invitedAt: late[0], linkExpiresAt: late[1] },
  { ...two, progress: 'enrolled', mail: mail('delivered') },
  { ...main, progress: 'enrolled', mail: mail('delivered') },
];
export const fourLater = later.map((user) => ({
  ...user,
  resendableFrom: user.progress === 'enrolled' ? null : at,
}));

export const page = (users: User[], total = users.length): Answers => ({
  listOrganisationUsers: {
    says: { userListVersion: 'v1', page: 1, pageSize: 10, total, items: users },
  },
});
export const before: Schema<'OrganisationTwoFactor'> = {
  organisation,
  twoFactor: voluntary,
  activatedAt: null,
  activatable: true,
  passwordRequired: false,
  userListVersion: 'v1',
  users: figuresOf({ not_invited: 10_000 }, 3),
  mails: noMails,
};
export const after: Schema<'OrganisationTwoFactor'> = {
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
export const figures = (says: Schema<'OrganisationTwoFactor'>): Answers => ({
  getOrganisationTwoFactor: { says },
});
export const confirm = press('dialog form button[type=submit]');
