import type { Schema } from '@tvm/contract';
import { type Answer, type Answers, fill, type Preview, press, submit, withoutData } from '../preview.ts';
import { after, figures } from './organisation/figures.ts';
import {
  ownApp as app,
  employee,
  enrolledMainUser,
  exempt,
  longEmail,
  mainUser,
  mandatory,
  organisation,
  ownPasskey as passkey,
  session,
  subUser,
  voluntary,
} from './people.ts';
import { goodPassword, pending, recoveryCodes } from './registration.ts';

const at = '2026-06-11T12:27:00Z';
const account: Schema<'Profile'> = {
  email: mainUser.user.email,
  fullName: mainUser.user.fullName,
  language: 'nl',
  organisation,
  twoFactor: voluntary,
  passwordSetAt: '2026-05-01T08:00:00Z',
  authenticator: { activatedAt: '2026-06-01T09:00:00Z' },
  recoveryCodesLeft: 10,
  stepUpValidUntil: null,
};
const here: Schema<'OwnSession'> = {
  id: '01937f3e-0000-7000-8000-000000000201',
  current: true,
  createdAt: at,
  lastSeenAt: at,
  expiresAt: at,
  clientAddress: '192.0.2.17',
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36',
  assurance: 'two_factor',
};
const elsewhere: Schema<'OwnSession'>[] = Array.from({ length: 7 }, (_, index) => ({
  ...here,
  id: `01937f3e-0000-7000-8000-00000000021${index}`,
  current: false,
  clientAddress: index === 0 ? '2001:db8:85a3:8d3:1319:8a2e:370:7348' : null,
  userAgent: index === 0 ? 'something else' : null,
}));
const sessions = (items: Schema<'OwnSession'>[]): Answers => ({ listSessions: { says: { items } } });
const authenticators = (items: Schema<'Authenticator'>[], isRequired = true, takesCodes = true): Answers => ({
  listAuthenticators: { says: { items, isRequired, takesCodes } },
});
const protection = (is: Partial<Schema<'Profile'>> = {}): Answers => ({
  getProfile: { says: { ...account, ...is } },
});

const profile: Preview = {
  path: '/portal/profile',
  answers: { ...session(enrolledMainUser), ...protection(), ...sessions([here, ...elsewhere.slice(0, 1)]) },
};
const withoutApp = { authenticator: null, recoveryCodesLeft: 0 } as const;
const of = (who: Schema<'Session'>, is: Partial<Schema<'Profile'>> = {}): Preview => ({
  path: '/portal/profile',
  answers: {
    ...session(who),
    ...(who.enrolled ? {} : authenticators([], false)),
    ...protection(is),
    ...sessions([here]),
  },
});
const told = (notice: string): Preview => ({ ...profile, state: { notice } });
const language = (answer: Answer<'setLanguage'>): Preview => ({
  ...profile,
  answers: { ...profile.answers, setLanguage: answer },
  steps: [press('#language-en'), submit],
});

const password: Preview = { path: '/portal/profile/password', answers: session(enrolledMainUser) };
const change = (answer: Answer<'changePassword'>): Preview => ({
  ...password,
  answers: { ...password.answers, changePassword: answer },
  steps: [fill('#current', 'iets'), fill('#password', goodPassword), fill('#repeated', goodPassword), submit],
});
const newPhone: Preview = {
  path: '/portal/profile/authenticator',
  answers: { ...session(enrolledMainUser), startAuthenticatorReplacement: { says: pending } },
};
const paired = [fill('#code', '123456'), submit];
const newCodes: Preview = {
  path: '/portal/profile/recovery-codes',
  answers: { ...session(enrolledMainUser), regenerateRecoveryCodes: { says: { recoveryCodes } } },
};
const stepUp: Preview = {
  ...newCodes,
  answers: { ...session(enrolledMainUser), regenerateRecoveryCodes: { refused: 'step_up_required' } },
  steps: [submit],
};
const others: Preview = {
  path: '/portal/profile/sessions',
  answers: { ...session(mainUser), ...sessions([here, ...elsewhere]) },
};
const byPassword: Preview = {
  ...others,
  answers: { ...others.answers, revokeOtherSessions: { refused: 'step_up_required' } },
  steps: [submit],
};
const other: Preview = {
  path: `/portal/profile/sessions/${elsewhere[0]?.id}`,
  answers: { ...session(enrolledMainUser), ...sessions([here, ...elsewhere]) },
};
const withPasskeys: Preview = {
  ...profile,
  answers: {
    ...profile.answers,
    ...authenticators([
      passkey,
      app,
      {
        ...passkey,
        id: app.id.replace(/1$/, '3'),
        name: 'Beveiligingssleutel aan mijn sleutelbos',
        isSyncable: true,
      },
    ]),
  },
};
const addPasskey: Preview = { path: '/portal/profile/passkey', answers: session(enrolledMainUser) };
const ofPasskey = (change: 'name' | 'remove'): Preview => ({
  path: `/portal/profile/authenticators/${passkey.id}/${change}`,
  answers: { ...session(enrolledMainUser), ...authenticators([app, passkey]) },
});
const rename = ofPasskey('name');
const remove = ofPasskey('remove');
const home = (who: Schema<'Session'>): Preview => ({ path: '/portal', answers: session(who) });
const afterRecoveryCode: Preview = { ...home(mainUser), state: { recoveryCodesLeft: 2 } };

/** S4 and S17. */
export const profilePreviews: Record<string, Preview> = {
  's04-home-main-user': home(mainUser),
  's04-home-after-activation': {
    ...home(enrolledMainUser),
    answers: { ...home(enrolledMainUser).answers, ...figures(after) },
  },
  's04-home-sub-user': home(subUser),
  's04-home-before-the-date': home({
    ...mainUser,
    twoFactor: { ...voluntary, requiredFrom: '2026-10-31T23:00:00Z' },
  }),
  's04-home-sub-user-before-the-date': home({
    ...subUser,
    twoFactor: { ...voluntary, requiredFrom: '2026-10-31T23:00:00Z' },
  }),
  's04-home-after-a-recovery-code': afterRecoveryCode,
  's04-home-few-recovery-codes': {
    ...home({ ...mainUser, enrolled: true }),
    state: { codesAreFew: 2 },
    says: 'U hebt nog 2 herstelcodes.',
  },
  's04-home-employee-after-a-recovery-code': { ...home(employee), state: { recoveryCodesLeft: 0 } },
  's04-profile-main-user': { ...of(mainUser, withoutApp), says: 'Er is geen authenticator-app gekoppeld.' },
  's04-profile-sub-user': of(subUser, { ...withoutApp, email: longEmail, passwordSetAt: null }),
  's04-profile-employee': of(employee),
  's04-profile-mandatory': of({ ...mainUser, enrolled: true, twoFactor: mandatory }),
  's04-profile-exempt': of({ ...subUser, twoFactor: exempt }, withoutApp),
  's04-profile-active': profile,

  's17-profile-few-codes': of(enrolledMainUser, { recoveryCodesLeft: 2 }),
  's17-profile-many-sessions': {
    ...profile,
    answers: { ...profile.answers, ...sessions([here, ...elsewhere]) },
  },
  's17-profile-loading': {
    ...profile,
    answers: { ...profile.answers, getProfile: 'waits', listSessions: 'waits', listAuthenticators: 'waits' },
  },
  's17-profile-failed': {
    ...profile,
    answers: { ...profile.answers, getProfile: 'away', listSessions: 'away', listAuthenticators: 'away' },
  },
  's17-profile-passkeys': withPasskeys,
  's17-profile-authenticators-failed': {
    ...profile,
    answers: { ...profile.answers, listAuthenticators: 'away' },
  },
  's17-profile-passkey-added': told('passkeyAdded'),
  's17-profile-authenticator-renamed': told('authenticatorRenamed'),
  's17-profile-authenticator-removed': told('authenticatorRemoved'),
  's17-profile-password-changed': told('passwordChanged'),
  's17-profile-authenticator-replaced': told('authenticatorReplaced'),
  's17-profile-codes-saved': told('codesSaved'),
  's17-profile-codes-lost': told('codesLost'),
  's17-profile-session-ended': told('sessionEnded'),
  's17-profile-other-sessions-ended': told('otherSessionsEnded'),
  's17-language-kept': { ...language({ says: null }), speaks: 'en' },
  's17-language-away': language('away'),

  's17-password': password,
  's17-password-missing': { ...password, steps: [submit] },
  's17-password-wrong': change({ refused: 'proof_rejected' }),
  's17-password-common': change({ refused: 'password_refused', passwordRules: ['common'] }),
  's17-password-busy': change('waits'),
  's17-new-phone': newPhone,
  's17-new-phone-wrong': {
    ...newPhone,
    answers: { ...newPhone.answers, confirmAuthenticatorReplacement: { refused: 'code_rejected' } },
    steps: paired,
  },
  's17-new-phone-paired': {
    ...newPhone,
    ends: '/portal/profile/recovery-codes',
    answers: { ...newPhone.answers, confirmAuthenticatorReplacement: { says: { recoveryCodes } } },
    steps: paired,
  },
  's17-new-phone-step-up': {
    ...newPhone,
    answers: { ...session(enrolledMainUser), startAuthenticatorReplacement: { refused: 'step_up_required' } },
  },
  's17-new-phone-approval': {
    ...newPhone,
    answers: {
      ...session(enrolledMainUser),
      startAuthenticatorReplacement: { refused: 'approval_required' },
    },
  },
  ...withoutData('s17-new-phone', newPhone, 'startAuthenticatorReplacement'),
  's17-new-codes': newCodes,
  's17-new-codes-made': { ...newCodes, steps: [submit] },
  's17-step-up': stepUp,
  's17-step-up-missing': { ...stepUp, steps: [submit, submit] },
  's17-step-up-wrong': {
    ...stepUp,
    answers: { ...stepUp.answers, stepUp: { refused: 'code_rejected' } },
    steps: [submit, fill('#code', '123456'), submit],
  },
  's17-step-up-recovery-code': { ...stepUp, steps: [submit, press('main nav .link-button')] },
  's17-step-up-recovery-code-missing': {
    ...stepUp,
    steps: [submit, press('main nav .link-button'), submit],
  },
  's17-step-up-passkey': {
    ...stepUp,
    answers: { ...stepUp.answers, ...authenticators([passkey, app]) },
  },
  's17-step-up-with-passkey': {
    ...stepUp,
    answers: { ...stepUp.answers, ...authenticators([app, passkey]) },
    says: 'Passkey gebruiken',
  },
  's17-step-up-passkey-away': {
    ...stepUp,
    answers: { ...stepUp.answers, ...authenticators([passkey, app]), startPasskeyStepUp: 'away' },
    steps: [submit, submit],
  },
  's18-passkey': addPasskey,
  's18-passkey-name-missing': { ...addPasskey, steps: [fill('#name', ''), submit] },
  's18-passkey-step-up': {
    ...addPasskey,
    answers: { ...addPasskey.answers, startPasskeyEnrolment: { refused: 'step_up_required' } },
    steps: [fill('#name', 'Sleutelbos'), submit],
  },
  's18-passkey-too-many': {
    ...addPasskey,
    answers: { ...addPasskey.answers, startPasskeyEnrolment: { refused: 'authenticator_limit_reached' } },
    steps: [fill('#name', 'Sleutelbos'), submit],
  },
  's18-passkey-busy': {
    ...addPasskey,
    answers: { ...addPasskey.answers, startPasskeyEnrolment: 'waits' },
    steps: [fill('#name', 'Sleutelbos'), submit],
  },
  's17-rename': rename,
  's17-rename-missing': { ...rename, steps: [fill('#name', ''), submit] },
  's17-rename-away': {
    ...rename,
    answers: { ...rename.answers, renameAuthenticator: 'away' },
    steps: [submit],
  },
  ...withoutData('s17-rename', rename, 'listAuthenticators'),
  's17-remove': remove,
  's17-remove-last': {
    ...remove,
    answers: { ...session(enrolledMainUser), ...authenticators([passkey], false) },
  },
  's17-remove-last-stays': {
    ...remove,
    answers: { ...session(enrolledMainUser), ...authenticators([passkey]) },
  },
  's17-remove-gone': { ...remove, answers: { ...session(enrolledMainUser), ...authenticators([app]) } },
  's17-remove-away': {
    ...remove,
    answers: { ...remove.answers, removeAuthenticator: 'away' },
    steps: [submit],
  },
  ...withoutData('s17-remove', remove, 'listAuthenticators'),
  's17-step-up-password': byPassword,
  's17-step-up-password-missing': { ...byPassword, steps: [submit, submit] },
  's17-step-up-password-wrong': {
    ...byPassword,
    answers: { ...byPassword.answers, stepUp: { refused: 'proof_rejected' } },
    steps: [submit, fill('#password', 'iets'), submit],
  },
  's17-end-others': others,
  ...withoutData('s17-end-others', others, 'listSessions'),
  's17-end-session': { ...other, says: 'Onbekende browser' },
  's17-end-session-gone': {
    ...other,
    path: '/portal/profile/sessions/01937f3e-0000-7000-8000-000000000299',
    says: 'Deze sessie is al beëindigd.',
  },
  ...withoutData('s17-end-session', other, 'listSessions'),
};
