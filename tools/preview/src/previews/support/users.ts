import type { Schema } from '@tvm/contract';
import { fill, type Preview, press, submit, withoutData } from '../../preview.ts';
import { activated, longEmail, voluntary } from '../people.ts';
import { at, console_, done, ids, lead, longName, reset, self } from './console.ts';

type User = Schema<'SupportUser'>;

const user: User = {
  ...{ id: ids.user, kind: 'portal', fullName: 'Gewone sub 52', email: longEmail, role: 'sub_user' },
  ...{ organisation: { id: ids.organisation, name: longName }, disabled: false, progress: 'enrolled' },
  ...{ twoFactor: activated, authenticator: { state: 'active', activatedAt: at }, recoveryCodesLeft: 8 },
  ...{
    passwordSet: true,
    lastLoginAt: at,
    mailUndelivered: false,
    emailChangedAt: null,
    heldBecause: [],
    sessions: 2,
  },
  ...{
    locks: [],
    refusedLogins: null,
    phoneDriftSeconds: null,
    needsSecondEmployee: { reset: false, new_phone: false },
    newPhone: 'approval_needed',
  },
  ...{ openRequest: null, events: [{ type: 'enrolled', at }] },
};

const ofUser = (is: Partial<User> = {}, rest: Partial<Preview> = {}) =>
  console_(`/users/${ids.user}`, { getUser: { says: { ...user, ...is } } }, rest);
const action = (name: string, is: Partial<User> = {}, rest: Partial<Preview> = {}): Preview => ({
  ...ofUser(is, rest),
  path: `/support/users/${ids.user}/${name}`,
});
const locks: User['locks'] = (
  ['password', 'password_capped', 'code', 'registration', 'verification', 'verifier_stopped'] as const
).map((by) => ({ by, until: by === 'verifier_stopped' || by === 'password_capped' ? null : at }));
const resend = action('resend', { authenticator: null });
const unlock = action('unlock', { locks });

const employee: Partial<User> = { kind: 'employee', role: 'auditor', organisation: null };
const why = [fill('#reason', 'Andere functie'), fill('#ticket', 'TVM-12')];
const limited = (preview: Preview): Preview => ({
  ...preview,
  answers: { ...preview.answers, requestApproval: { refused: 'approval_limit_reached', retryAt: at } },
});

/** A user, and what support does for one. */
export const supportUsers: Record<string, Preview> = {
  's15-user': ofUser(),
  's15-user-in-trouble': ofUser(
    {
      ...{
        locks,
        mailUndelivered: true,
        emailChangedAt: at,
        needsSecondEmployee: { reset: true, new_phone: true },
        openRequest: reset,
      },
      ...{ newPhone: 'approved', phoneDriftSeconds: -90, progress: 'locked' },
      authenticator: { state: 'disabled', activatedAt: at },
    },
    done,
  ),
  's15-user-held': ofUser({
    authenticator: null,
    progress: 'link_opened',
    heldBecause: ['address', 'reset'],
  }),
  's15-first-enrolment': action('firstEnrolment', { authenticator: null, heldBecause: ['address', 'reset'] }),
  's15-user-new': ofUser({
    ...{ authenticator: null, passwordSet: false, lastLoginAt: null, progress: 'invited', events: [] },
    twoFactor: voluntary,
  }),
  's15-user-disabled': ofUser({ disabled: true, progress: null }),
  's15-user-employee': ofUser({ kind: 'employee', role: 'support', organisation: null }),
  's15-user-oneself': ofUser({ id: self.id, kind: 'employee', role: 'support_lead', organisation: null }),
  's15-user-gone': { ...ofUser(), answers: { ...lead, getUser: { refused: 'user_not_found' } } },
  ...withoutData('s15-user', ofUser(), 'getUser'),
  's15-resend': resend,
  's15-resend-limited': {
    ...resend,
    answers: {
      ...resend.answers,
      resendUserRegistrationMail: { refused: 'mail_limit_reached', retryAt: at },
    },
    steps: [submit],
  },
  's15-unlock': unlock,
  's15-unlock-step-up': {
    ...unlock,
    answers: { ...unlock.answers, unlockUser: { refused: 'step_up_required' } },
    steps: [submit],
  },
  's15-clear-bounce': action('clearBounce', { mailUndelivered: true }),
  's15-reset': action('reset'),
  's15-reset-with-a-colleague': action('reset', { needsSecondEmployee: { reset: true, new_phone: false } }),
  's15-reset-missing': action('reset', {}, { steps: [submit] }),
  's15-new-phone': action('newPhone', {}, { steps: [press('#check-in_person')] }),
  's15-role': action('otherRole', employee),
  's15-role-missing': action('otherRole', employee, { steps: [submit] }),
  's15-role-limit': limited(
    action('otherRole', employee, { steps: [press('#role-support'), ...why, submit] }),
  ),
  's15-action-not-offered': action('unlock'),
};
