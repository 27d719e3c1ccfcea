import type { Schema } from '@tvm/contract';
import type { Answers } from '../preview.ts';

type Session = Schema<'Session'>;
type Decision = Session['twoFactor'];

export const longEmail = 'administratie.wagenparkbeheer@internationaal-transportbedrijf-voorbeeld.test';
export const organisation = { id: '01937f3e-0000-7000-8000-000000000001', name: 'Voorbeeld Transport' };
export const voluntary: Decision = {
  required: false,
  because: 'voluntary',
  requiredFrom: null,
  exemptUntil: null,
};
export const activated: Decision = { ...voluntary, required: true, because: 'activated' };
export const mandatory: Decision = {
  ...voluntary,
  required: true,
  because: 'mandatory',
  requiredFrom: '2026-10-31T23:00:00Z',
};
export const exempt: Decision = {
  ...mandatory,
  required: false,
  because: 'exempt',
  exemptUntil: '2027-01-15T23:00:00Z',
};

/** A main user before the activation. */
export const mainUser: Session = {
  level: 'full',
  lacks: null,
  role: 'main_user',
  employeeRole: null,
  approvalsToDecide: null,
  disputesToSettle: null,
  user: {
    id: '01937f3e-0000-7000-8000-000000000002',
    email: 'joost@tvm.test',
    fullName: 'Jonnie van Joosten',
    language: 'nl',
  },
  organisation,
  twoFactor: voluntary,
  secondFactor: { policy: 'any', phishingResistantFrom: null, hasPasskey: false },
  activatedAt: null,
  enrolled: false,
  expiresAt: '2026-06-11T20:27:00Z',
};

/** The same, enrolled after the activation. */
export const enrolledMainUser: Session = {
  ...mainUser,
  twoFactor: activated,
  activatedAt: '2026-06-01T09:00:00Z',
  enrolled: true,
};

/** Whom only a passkey lets in by now: a code opened the session, and there is none yet. */
export const withoutPasskey: Session = {
  ...enrolledMainUser,
  level: 'restricted',
  lacks: 'passkey',
  secondFactor: {
    policy: 'phishing_resistant',
    phishingResistantFrom: '2026-06-01T22:00:00Z',
    hasPasskey: false,
  },
};

export const subUser: Session = {
  ...mainUser,
  role: 'sub_user',
  user: { ...mainUser.user, email: longEmail, fullName: 'Maximiliana van der Steenhoven-Wagenaar' },
};

export const employee: Session = {
  ...mainUser,
  role: 'employee',
  employeeRole: 'support_lead',
  approvalsToDecide: 2,
  disputesToSettle: 1,
  user: {
    ...mainUser.user,
    id: '01937f3e-0000-7000-8000-0000000000e1',
    email: 'medewerker2@tvm.test',
    fullName: 'Medewerker 2',
  },
  organisation: null,
  twoFactor: { ...voluntary, required: true, because: 'employee' },
  enrolled: true,
};

/** Whoever is enrolled has an app, unless a screen says more: where a proof is asked for, it asks which. */
export const session = (who: Session): Answers => ({
  getSession: { says: who },
  ...(who.enrolled && {
    listAuthenticators: { says: { items: [ownApp], isRequired: true, takesCodes: true } },
  }),
});

export const ownApp: Schema<'Authenticator'> = {
  ...{ id: '01937f3e-0000-7000-8000-000000000301', kind: 'app', name: null, isSyncable: null },
  ...{ addedAt: '2026-06-01T09:00:00Z', lastUsedAt: '2026-06-11T12:27:00Z' },
};

export const ownPasskey: Schema<'Authenticator'> = {
  ...{ id: '01937f3e-0000-7000-8000-000000000302', kind: 'passkey', isSyncable: false },
  ...{ name: 'Chrome op Windows', addedAt: '2026-06-02T09:00:00Z', lastUsedAt: null },
};
