import type { Schema } from '@tvm/contract';
import type { Answers, Preview } from '../../preview.ts';
import { employee, session } from '../people.ts';

type Approval = Schema<'Approval'>;

export const at = '2026-06-11T12:27:00Z';
export const ids = {
  organisation: '01937f3e-0000-7000-8000-000000000301',
  user: '01937f3e-0000-7000-8000-000000000302',
  approval: '01937f3e-0000-7000-8000-000000000303',
};
export const colleague = { id: '01937f3e-0000-7000-8000-0000000000e2', fullName: 'Medewerker 1' };
export const self = { id: employee.user.id, fullName: employee.user.fullName };
export const longName = 'Internationaal Transport- en Wagenparkbeheerbedrijf Voorbeeld & Zonen';

export const impact: Schema<'ReversalImpact'> = {
  ...{ possible: true, endsActivation: true, authenticators: 2, sessions: 3, registrations: 4, mails: 25 },
  ...{ exemptionNeeded: true, exemptionDays: 14 },
};
export const reversal: Approval = {
  ...{
    id: ids.approval,
    kind: 'reversal',
    organisation: { id: ids.organisation, name: longName },
    ...{ user: null, client: null, grant: null, employment: null, secretToTakeUntil: null },
  },
  ...{ state: 'open', version: '1', needsSecondEmployee: true, reason: 'Telefoons worden vervangen.' },
  ...{ ticketReference: 'TVM-2026-0611', exemptionDays: 14, exemptUntil: null, identityChecks: [], impact },
  ...{ deletion: null, requestedByClient: null },
  ...{ because: [], requestedBy: colleague, requestedAt: at, expiresAt: '2026-06-12T12:27:00Z' },
  ...{ decidedBy: null, decidedAt: null, decisionReason: null },
};
export const deletion: Schema<'DeletionImpact'> = {
  ...{ users: 25, enrolled: 2, sessions: 3, registrations: 4, mails: 1, approvals: 1 },
};
export const organisationDeletion: Approval = {
  ...{ ...reversal, kind: 'organisation_deletion', impact: null, exemptionDays: null, deletion },
  reason: 'Contract beëindigd.',
};
export const reset: Approval = {
  ...reversal,
  kind: 'reset',
  user: { id: ids.user, fullName: 'Gewone sub 52', email: 'gewonesub52@tvm.test' },
  impact: null,
  exemptionDays: null,
  identityChecks: ['called_back', 'relation_number'],
};
export const decided = (state: Approval['state'], is: Partial<Approval> = {}): Approval => ({
  ...reset,
  id: `01937f3e-0000-7000-8000-0000000003${state.length}0`,
  state,
  version: null,
  decidedBy: self,
  decidedAt: at,
  ...is,
});

export const as = (role: Schema<'EmployeeRole'>): Answers => session({ ...employee, employeeRole: role });
export const lead = as('support_lead');
export const console_ = (path: string, answers: Answers, rest: Partial<Preview> = {}): Preview => ({
  path: `/support${path}`,
  answers: { ...lead, ...answers },
  ...rest,
});

export const done = { state: { done: 'Het is gedaan.' } };
