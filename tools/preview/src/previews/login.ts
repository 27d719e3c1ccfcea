import { fill, type Preview, press, submit } from '../preview.ts';
import { longEmail, mainUser, session } from './people.ts';

const interaction = 'V1StGXR8_Z5jdHi6B-myT0123';
const challenge = { state: { challenge: { issuer: 'Mijn TVM', email: 'joost@tvm.test', ways: ['app'] } } };
const withPasskey = {
  state: { challenge: { issuer: 'Mijn TVM', email: 'joost@tvm.test', ways: ['passkey', 'app'] } },
};
const passkey = { path: '/passkey', ...withPasskey };
const password = [fill('#email', 'joost@tvm.test'), fill('#password', 'iets'), submit];
const code = { path: '/code', ...challenge, steps: [fill('#code', '123456'), submit] };
const recovery = { path: '/recovery-code', ...challenge };
const locked = { refused: 'login_locked', retryAt: '2026-06-11T12:42:00Z' } as const;

/** S1, S2, S12, S13 before a session, and the logins for applications. */
export const login: Record<string, Preview> = {
  's01-login': { path: '/' },
  's01-login-missing': { path: '/', steps: [submit] },
  's01-login-signed-out': { path: '/', state: { notice: 'loggedOut' } },
  's01-login-sign-in-first': { path: '/', state: { notice: 'signIn' } },
  's01-login-code-too-late': { path: '/', state: { notice: 'challengeMissing' } },
  's01-login-from-the-portal': {
    path: '/portal',
    ends: '/',
    answers: { getSession: { refused: 'unauthenticated' } },
  },
  's01-login-wrong': {
    path: '/',
    steps: password,
    answers: { startLogin: { refused: 'invalid_credentials' } },
  },
  's01-login-busy': { path: '/', steps: password, answers: { startLogin: 'waits' } },
  's01-login-away': { path: '/', steps: password, answers: { startLogin: 'away' } },
  's01-login-too-many': {
    path: '/',
    steps: password,
    answers: { startLogin: { refused: 'rate_limited', retryAfterSeconds: 30 } },
  },
  's01-login-for-application': {
    path: `/?interaction=${interaction}`,
    answers: { getInteraction: { says: { application: 'Polisoverzicht' } } },
  },
  's01-login-for-application-expired': {
    path: `/?interaction=${interaction}`,
    answers: { getInteraction: { refused: 'interaction_not_found' } },
  },
  's02-code': { path: '/code', ...challenge },
  's02-code-long-address': {
    path: '/code',
    state: { challenge: { issuer: 'Mijn TVM', email: longEmail, ways: ['app'] } },
  },
  's02-code-missing': { path: '/code', ...challenge, steps: [submit] },
  's02-code-too-short': { path: '/code', ...challenge, steps: [fill('#code', '123'), submit] },
  's02-code-no-digits': { path: '/code', ...challenge, steps: [fill('#code', '12345a'), submit] },
  's02-code-wrong': { ...code, answers: { verifyLoginCode: { refused: 'code_rejected' } } },
  's02-code-wrong-for-the-fourth-time': {
    ...code,
    answers: { verifyLoginCode: { refused: 'code_rejected', attemptsLeft: 1 } },
  },
  's02-code-busy': { ...code, answers: { verifyLoginCode: 'waits' } },
  's02-code-with-passkey': { path: '/code', ...withPasskey, says: 'Passkey gebruiken' },
  's02-passkey': passkey,
  's02-passkey-only': {
    path: '/passkey',
    state: { challenge: { issuer: 'Mijn TVM', email: longEmail, ways: ['passkey'] } },
  },
  's02-passkey-and-nothing-else': {
    path: '/passkey',
    state: {
      challenge: {
        ...{ issuer: 'Mijn TVM', email: 'joost@tvm.test' },
        ...{ ways: ['passkey'], takesRecoveryCodes: false },
      },
    },
  },
  's02-code-not-taken': { ...code, answers: { verifyLoginCode: { refused: 'passkey_required' } } },
  's02-passkey-busy': { ...passkey, answers: { startPasskeyLogin: 'waits' }, steps: [submit] },
  's02-passkey-away': { ...passkey, answers: { startPasskeyLogin: 'away' }, steps: [submit] },
  's02-passkey-gone': {
    ...passkey,
    answers: { startPasskeyLogin: { refused: 'passkey_missing' } },
    steps: [submit],
  },
  's02-recovery-code': recovery,
  's02-recovery-code-missing': { ...recovery, steps: [submit] },
  's02-recovery-code-wrong': {
    ...recovery,
    steps: [fill('#recovery-code', 'ABCDE-FGHJK'), submit],
    answers: { useRecoveryCode: { refused: 'code_rejected' } },
  },
  's01-login-mailed-link-required': {
    path: '/',
    steps: password,
    answers: { startLogin: { refused: 'mailed_link_required' } },
  },
  's12-locked-at-the-password': {
    path: '/',
    ends: '/locked',
    steps: password,
    answers: { startLogin: locked },
    says: 'Inloggen is tijdelijk geblokkeerd tot 14:42 uur.',
  },
  's12-locked-at-the-code': { ...code, ends: '/locked', answers: { verifyLoginCode: locked } },
  's12-locked-by-the-fifth-code': {
    ...code,
    ends: '/locked',
    answers: {
      verifyLoginCode: { refused: 'code_rejected', attemptsLeft: 0, retryAt: locked.retryAt },
    },
  },
  's13-registration-required': {
    path: '/registration-required',
    state: { registrationRequired: { maskedEmail: 'j•••@tvm.test', mailSent: true } },
  },
  's13-registration-required-mailed-before': {
    path: '/registration-required',
    state: { registrationRequired: { maskedEmail: 'j•••@tvm.test', mailSent: false } },
  },
  's00-application-failed': { path: '/interaction-failed' },
  's00-application-log-out': { path: '/portal/logout', answers: session(mainUser) },
  's00-application-confirm': {
    path: `/portal/confirm?interaction=${interaction}`,
    answers: session({ ...mainUser, enrolled: true }),
  },
  's00-application-confirm-passkey': {
    path: `/portal/confirm?interaction=${interaction}&by=passkey`,
    answers: session({ ...mainUser, enrolled: true }),
  },
  's00-not-found': { path: '/nergens' },
  's00-portal-loading': { path: '/portal', answers: { getSession: 'waits' } },
  's00-portal-failed': { path: '/portal', answers: { getSession: 'away' } },
  's00-log-out-failed': {
    path: '/portal',
    answers: { ...session(mainUser), endSession: 'away' },
    steps: [press('.log-out button')],
  },
};
