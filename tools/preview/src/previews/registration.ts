import type { Schema } from '@tvm/contract';
import { type Answer, type Answers, fill, type Preview, press, submit, withoutData } from '../preview.ts';

const token = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-AbCdE';
const link: Schema<'RegistrationLink'> = {
  state: 'open',
  purpose: 'registration',
  lost: null,
  maskedEmail: 'j•••@tvm.test',
  expiresAt: '2026-06-12T12:27:00Z',
  renewable: false,
};
const opened: Schema<'Registration'> = {
  next: 'password',
  purpose: 'registration',
  lost: null,
  passwordKeepable: false,
  email: 'joost@tvm.test',
  expiresAt: '2026-06-12T12:27:00Z',
  twoFactorRequired: true,
  ways: [],
  takesCodes: true,
};
export const pending: Schema<'PendingAuthenticator'> = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  keyUri:
    'otpauth://totp/Mijn%20TVM:joost%40tvm.test?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Mijn%20TVM',
  issuer: 'Mijn TVM',
  account: 'joost@tvm.test',
};
export const recoveryCodes = Array.from({ length: 10 }, (_, at) => `7K4M${at}-XQ2R${at}`);
export const goodPassword = 'Vijf rode sokken 7!';

const reset: Schema<'Registration'> = {
  ...{ ...opened, next: 'proof', purpose: 'reset', lost: 'password' },
  ways: ['app'],
};
const withPasskey: Schema<'Registration'> = { ...reset, ways: ['passkey', 'app'] };
const passkeyOnly: Schema<'Registration'> = { ...withPasskey, takesCodes: false };
const current = (registration: Schema<'Registration'>): Answers => ({
  getRegistration: { says: registration },
});
const mailed = (is: Partial<Schema<'RegistrationLink'>>): Preview => ({
  path: `/registration#${token}`,
  answers: { inspectRegistration: { says: { ...link, ...is } } },
});
const dead = (
  refused: 'registration_withdrawn' | 'registration_not_open' | 'registration_expired',
): Preview => ({
  path: '/registration',
  answers: { getRegistration: { refused } },
});
const renewed: Preview = { ...mailed({ state: 'expired', renewable: true }), steps: [submit] };
const setPassword: Preview = { path: '/registration/password', answers: current(opened) };
const typed = (first: string, second: string) => [
  fill('#password', first),
  fill('#repeated', second),
  submit,
];
const registrationPasskey: Preview = {
  path: '/registration/passkey',
  answers: current({ ...opened, next: 'enrolment' }),
};
const enrolment: Preview = {
  path: '/registration/authenticator',
  answers: { ...current({ ...opened, next: 'enrolment' }), startEnrolment: { says: pending } },
};
const held: Preview = { path: '/registration/held', answers: current({ ...opened, next: 'held' }) };
const phoneLost: Preview = {
  path: '/registration/password',
  answers: current({ ...reset, next: 'password', lost: 'authenticator', passwordKeepable: true }),
};
const proof: Preview = { path: '/registration/proof', answers: current(reset) };
const refused = (rule: Schema<'PasswordRule'>): Preview => ({
  ...setPassword,
  steps: typed(goodPassword, goodPassword),
  answers: { ...current(opened), setPassword: { refused: 'password_refused', passwordRules: [rule] } },
});
const help: Preview = { path: '/passwordreset/' };
const asked: Preview = {
  path: '/passwordreset/sent',
  state: { email: 'joost@tvm.test', lost: 'authenticator' },
};

/** S3, and S7 to S11. */
const newPhoneRefused = (startEnrolment: Answer<'startEnrolment'>): Preview => ({
  ...enrolment,
  answers: { ...current({ ...reset, lost: 'authenticator' }), startEnrolment },
});
const waits = newPhoneRefused({ refused: 'recovery_waits', retryAt: '2026-06-12T12:27:00Z' });
const recoveryStopped = newPhoneRefused({ refused: 'recovery_stopped' });
const stopRecovery: Preview = { path: `/recovery#${token}` };
const stopping = (says: Answer<'stopRecovery'>): Preview => ({
  ...stopRecovery,
  steps: [submit],
  answers: { stopRecovery: says },
});

export const registration: Record<string, Preview> = {
  's03-help': help,
  's03-help-password': { path: '/passwordreset/?lost=password' },
  's03-help-missing': { ...help, steps: [submit] },
  's03-help-malformed': {
    path: '/passwordreset/?lost=password',
    steps: [fill('#email', 'joost'), submit],
  },
  's03-help-away': {
    path: '/passwordreset/?lost=authenticator',
    steps: [fill('#email', 'joost@tvm.test'), submit],
    answers: { requestPasswordReset: 'away' },
  },
  's03-sent': asked,
  's03-sent-again-too-soon': { ...asked, steps: [submit] },

  's07-link': mailed({}),
  's07-link-reset': mailed({ purpose: 'reset', lost: 'password' }),
  's07-link-new-phone': mailed({ purpose: 'reset', lost: 'authenticator' }),
  's07-password-known': phoneLost,
  's07-password-known-busy': {
    ...phoneLost,
    answers: { ...phoneLost.answers, keepPassword: 'waits' },
    steps: [submit],
  },
  's07-password-known-away': {
    ...phoneLost,
    answers: { ...phoneLost.answers, keepPassword: 'away' },
    steps: [submit],
  },
  's07-password-forgotten': { ...phoneLost, steps: [press('main .page > .button')] },
  ...withoutData('s07-link', mailed({}), 'inspectRegistration'),
  's07-password': { ...setPassword, steps: [fill('#password', 'Half g')] },
  's07-password-missing': { ...setPassword, steps: [submit] },
  's07-password-rules-unmet': { ...setPassword, steps: typed('half g', '') },
  's07-password-differs': { ...setPassword, steps: typed(goodPassword, 'iets anders') },
  's07-password-common': refused('common'),
  's07-password-pattern': refused('pattern'),
  's07-password-context': refused('context'),
  's07-password-breached': refused('breached'),
  's07-password-busy': {
    ...setPassword,
    steps: typed(goodPassword, goodPassword),
    answers: { ...current(opened), setPassword: 'waits' },
  },
  's07-password-of-a-reset': { path: '/registration/password', answers: current(reset) },
  ...withoutData('s07-password', setPassword, 'getRegistration'),

  's08-authenticator': enrolment,
  's18-registration-passkey': registrationPasskey,
  's18-registration-passkey-lost': {
    ...registrationPasskey,
    answers: current({ ...passkeyOnly, lost: 'authenticator' }),
    steps: [press('#passkeys-lost')],
  },
  's18-registration-passkey-approval': {
    ...registrationPasskey,
    answers: {
      ...current({ ...passkeyOnly, lost: 'authenticator' }),
      startPasskeyRegistration: { refused: 'approval_required' },
    },
    steps: [submit],
  },
  's18-registration-passkey-held': {
    ...registrationPasskey,
    answers: { ...registrationPasskey.answers, startPasskeyRegistration: { refused: 'enrolment_held' } },
    steps: [submit],
  },
  's18-registration-passkey-busy': {
    ...registrationPasskey,
    answers: { ...registrationPasskey.answers, startPasskeyRegistration: 'waits' },
    steps: [submit],
  },
  's08-authenticator-key': { ...enrolment, steps: [press('details.key summary')] },
  's08-authenticator-too-short': { ...enrolment, steps: [fill('#code', '12345'), submit] },
  's08-authenticator-wrong': {
    ...enrolment,
    steps: [fill('#code', '123456'), submit],
    answers: { ...enrolment.answers, confirmEnrolment: { refused: 'code_rejected' } },
  },
  's08-authenticator-keep-app': {
    ...enrolment,
    answers: { ...enrolment.answers, ...current(reset) },
  },
  's08-authenticator-held': {
    ...enrolment,
    answers: {
      ...current({ ...reset, lost: 'authenticator' }),
      startEnrolment: { refused: 'enrolment_held' },
    },
  },
  's11-held': held,
  's11-held-still': { ...held, steps: [press('main button.button')] },
  's08-recovery-waits': waits,
  's08-recovery-waits-still': { ...waits, steps: [press('main button.button')] },
  's08-recovery-waits-keep-app': { ...waits, answers: { ...waits.answers, ...current(reset) } },
  's08-recovery-stopped': recoveryStopped,
  's08-recovery-stopped-still': { ...recoveryStopped, steps: [press('main button.button')] },
  's11-stop-recovery': stopRecovery,
  's11-stop-recovery-incomplete': { path: '/recovery#AbC' },
  's11-stop-recovery-unknown': stopping({ refused: 'recovery_unknown' }),
  's11-stop-recovery-over': stopping({ refused: 'recovery_over' }),
  's11-stop-recovery-busy': stopping('waits'),
  's11-stop-recovery-away': stopping('away'),
  's11-stop-recovery-done': stopping({ says: { stoppedAt: '2026-06-11T12:27:00Z' } }),
  's08-authenticator-approval': {
    ...enrolment,
    answers: {
      ...current({ ...reset, lost: 'authenticator' }),
      startEnrolment: { refused: 'approval_required' },
    },
  },
  's08-authenticator-approval-again': {
    ...enrolment,
    answers: {
      ...current({ ...reset, lost: 'authenticator' }),
      startEnrolment: { refused: 'approval_required' },
    },
    steps: [press('main button.button')],
  },
  ...withoutData('s08-authenticator', enrolment, 'startEnrolment'),
  's08-proof': proof,
  's08-proof-passkey': { ...proof, answers: current(withPasskey) },
  's08-proof-passkey-only': { ...proof, answers: current(passkeyOnly) },
  's08-proof-passkey-lost': { ...proof, answers: current(passkeyOnly), steps: [press('#way-newPhone')] },
  's08-proof-passkey-refused': {
    ...proof,
    answers: { ...current(withPasskey), startPasskeyProof: { refused: 'passkey_missing' } },
    steps: [submit],
  },
  's08-proof-missing': { ...proof, steps: [submit] },
  's08-proof-recovery-code': { ...proof, steps: [press('#way-recoveryCode')] },
  's08-proof-recovery-code-wrong': {
    ...proof,
    steps: [press('#way-recoveryCode'), fill('#recovery-code', 'ABCDE-FGHJK'), submit],
    answers: { ...proof.answers, confirmPasswordReset: { refused: 'code_rejected' } },
  },
  's08-proof-new-phone': { ...proof, steps: [press('#way-newPhone')] },
  's09-recovery-codes': {
    ...enrolment,
    ends: '/registration/recovery-codes',
    steps: [fill('#code', '123456'), submit],
    answers: { ...enrolment.answers, confirmEnrolment: { says: { recoveryCodes } } },
  },
  's09-recovery-codes-leaving': {
    ...enrolment,
    ends: '/registration/recovery-codes',
    steps: [fill('#code', '123456'), submit, press('footer a')],
    answers: { ...enrolment.answers, confirmEnrolment: { says: { recoveryCodes } } },
  },
  's10-done-codes-lost': { path: '/registration/done', state: { done: 'enrolled', codesLost: true } },
  's10-done': { path: '/registration/done', state: { done: 'enrolled' } },
  's10-new-phone-done': { path: '/registration/done', state: { done: 'newPhone' } },
  's10-password-done': { path: '/registration/done', state: { done: 'password' } },

  's11-expired': mailed({ state: 'expired', renewable: true }),
  's11-expired-for-good': mailed({ state: 'expired' }),
  's11-renewed': {
    ...renewed,
    answers: { ...renewed.answers, renewRegistration: { says: { maskedEmail: 'j•••@tvm.test' } } },
  },
  's11-not-renewed': {
    ...renewed,
    answers: { ...renewed.answers, renewRegistration: { refused: 'mail_limit_reached' } },
  },
  's11-used': mailed({ state: 'used' }),
  's11-replaced': mailed({ state: 'replaced' }),
  's11-withdrawn': mailed({ state: 'withdrawn' }),
  's11-enrolled-already': mailed({ state: 'already_enrolled' }),
  's11-unknown': { path: '/registration#kapot' },
  's11-not-open': dead('registration_not_open'),
  's11-withdrawn-meanwhile': dead('registration_withdrawn'),
  's11-expired-meanwhile': dead('registration_expired'),
};
