import type { Schema } from '@tvm/contract';
import { type Answers, fill, type Preview, submit } from '../preview.ts';
import {
  employee,
  enrolledMainUser,
  mainUser,
  ownApp,
  ownPasskey,
  session,
  withoutPasskey,
} from './people.ts';

const from = '2026-09-30T22:00:00Z';
const authenticators = (items: Schema<'Authenticator'>[], takesCodes: boolean): Answers => ({
  listAuthenticators: { says: { items, isRequired: true, takesCodes } },
});
const add: Preview = { path: '/portal', answers: session(withoutPasskey) };
const named = [fill('#name', 'Sleutelbos'), submit];
const refused = (refusal: 'step_up_required' | 'approval_required'): Preview => ({
  ...add,
  answers: { ...add.answers, startPasskeyEnrolment: { refused: refusal } },
  steps: named,
});
const prove: Preview = {
  path: '/portal/profile',
  answers: session({
    ...withoutPasskey,
    secondFactor: { ...withoutPasskey.secondFactor, hasPasskey: true },
  }),
};
const stepUp: Preview = {
  path: '/portal/profile/recovery-codes',
  answers: {
    ...session(enrolledMainUser),
    ...authenticators([ownPasskey, ownApp], false),
    regenerateRecoveryCodes: { refused: 'step_up_required' },
  },
  steps: [submit],
};

/** S18 where only a passkey counts: who has none, who has one, and what comes before the date. */
export const passkeyPolicy: Record<string, Preview> = {
  's18-required': add,
  's18-required-always': {
    ...add,
    answers: session({
      ...employee,
      ...{ level: 'restricted', lacks: 'passkey' },
      secondFactor: { policy: 'phishing_resistant', phishingResistantFrom: null, hasPasskey: false },
    }),
  },
  's18-required-name-missing': { ...add, steps: [fill('#name', ''), submit] },
  's18-required-step-up': refused('step_up_required'),
  's18-required-approval': refused('approval_required'),
  's18-required-busy': {
    ...add,
    answers: { ...add.answers, startPasskeyEnrolment: 'waits' },
    steps: named,
  },
  's18-required-away': { ...add, answers: { ...add.answers, startPasskeyEnrolment: 'away' }, steps: named },
  's18-required-prove': prove,
  's18-required-prove-busy': {
    ...prove,
    answers: { ...prove.answers, startPasskeyStepUp: 'waits' },
    steps: [submit],
  },
  's18-required-prove-gone': {
    ...prove,
    answers: { ...prove.answers, startPasskeyStepUp: { refused: 'passkey_missing' } },
    steps: [submit],
  },
  's18-before-the-date': {
    path: '/portal',
    answers: session({
      ...mainUser,
      enrolled: true,
      secondFactor: { policy: 'any', phishingResistantFrom: from, hasPasskey: false },
    }),
    says: 'Vanaf 1 oktober 2026 logt u in met een passkey.',
  },
  's17-step-up-passkey-only': stepUp,
  's17-remove-last-passkey-stays': {
    path: `/portal/profile/authenticators/${ownPasskey.id}/remove`,
    answers: { ...session(enrolledMainUser), ...authenticators([ownPasskey, ownApp], false) },
  },
  's17-remove-app-beside-passkey': {
    path: `/portal/profile/authenticators/${ownApp.id}/remove`,
    answers: { ...session(enrolledMainUser), ...authenticators([ownPasskey, ownApp], false) },
  },
};
