import type { Schema } from '@tvm/contract';
import { type Answer, type Answers, fill, type Preview, submit, withoutData } from '../../preview.ts';
import { longEmail, ownApp, ownPasskey } from '../people.ts';
import {
  as,
  console_,
  decided,
  done,
  ids,
  longName,
  organisationDeletion,
  reset,
  reversal,
  self,
} from './console.ts';

type Approval = Schema<'Approval'>;

const heldEnrolment: Approval = {
  ...reset,
  ...{
    id: ids.approval,
    kind: 'first_enrolment',
    expiresAt: '2026-06-18T12:27:00Z',
    requestedBy: null,
    reason: '',
    ticketReference: '',
  },
  ...{ identityChecks: [], because: ['address', 'reset'] },
};

/** A client that two support leads decide about. */
const newClient: Approval = {
  ...reversal,
  ...{
    kind: 'new_client',
    organisation: null,
    client: { id: null, name: 'Polisadministratie' },
    impact: null,
  },
  ...{ exemptionDays: null, reason: 'Nieuwe polisadministratie.' },
  grant: {
    scopes: ['provisioning', 'decisions'],
    keys: [{ kid: '2026-06', kty: 'EC', thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' }],
    secret: false,
    redirectUris: ['https://polis.tvm.nl/inloggen/terug'],
    postLogoutRedirectUris: ['https://polis.tvm.nl/'],
    backchannelLogoutUris: ['https://polis.tvm.nl/uitgelogd'],
  },
};
const clientSecret: Approval = {
  ...newClient,
  ...{ kind: 'client_grant', client: { id: ids.user, name: 'Schaderegistratie' } },
  grant: {
    scopes: [],
    keys: [],
    secret: true,
    redirectUris: [],
    postLogoutRedirectUris: [],
    backchannelLogoutUris: [],
  },
};

/** A colleague that two support leads decide about. */
const newEmployee: Approval = {
  ...reversal,
  ...{
    kind: 'new_employee',
    organisation: null,
    impact: null,
    exemptionDays: null,
    reason: 'Nieuw in het team.',
  },
  employment: {
    ...{ fullName: 'Medewerker 7', email: 'medewerker7@tvm.test', role: 'support', formerRole: null },
  },
};
const otherRole: Approval = {
  ...newEmployee,
  kind: 'employee_role',
  user: { id: ids.user, fullName: longName, email: longEmail },
  employment: { fullName: longName, email: longEmail, role: 'support_lead', formerRole: 'auditor' },
};

/** What a system asks for. */
const askedBySystem: Approval = {
  ...organisationDeletion,
  ...{ requestedBy: null, requestedByClient: { id: ids.user, name: 'Polisadministratie' } },
  ...{ reason: '', ticketReference: '' },
};

const list = (items: Approval[]): Answers => ({
  listApprovals: { says: { page: 1, pageSize: 100, total: items.length, items } },
});
const everyApproval = [
  reversal,
  reset,
  { ...reset, id: ids.user, kind: 'new_phone' as const, requestedBy: self },
  heldEnrolment,
  { ...newClient, id: '01937f3e-0000-7000-8000-000000000304' },
  { ...clientSecret, id: '01937f3e-0000-7000-8000-000000000305' },
  { ...newEmployee, id: '01937f3e-0000-7000-8000-000000000306' },
  { ...otherRole, id: '01937f3e-0000-7000-8000-000000000307' },
  { ...organisationDeletion, id: '01937f3e-0000-7000-8000-000000000308' },
  { ...askedBySystem, id: '01937f3e-0000-7000-8000-000000000309' },
  {
    ...reset,
    id: ids.organisation,
    user: { id: self.id, fullName: self.fullName, email: 'medewerker2@tvm.test' },
  },
  decided('approved'),
  decided('rejected', { decisionReason: 'De beller wist het relatienummer niet.' }),
  decided('cancelled'),
  decided('approved', {
    ...organisationDeletion,
    state: 'approved',
    deletion: null,
    id: '01937f3e-0000-7000-8000-000000000310',
  }),
  decided('expired', { decidedBy: null, decidedAt: null }),
];
const queue = console_('/requests', list(everyApproval));
const decision = (name: string, approval: Approval, rest: Partial<Preview> = {}, answers: Answers = {}) =>
  console_(`/requests/${ids.approval}/${name}`, { getApproval: { says: approval }, ...answers }, rest);
const approve = (answer: Answer<'approveApproval'>) =>
  decision('approve', reversal, { steps: [fill('#code', '123456'), submit] }, { approveApproval: answer });

/** The queue, and the decision about what waits in it. */
export const supportApprovals: Record<string, Preview> = {
  's15-queue': queue,
  's15-queue-done': { ...queue, ...done },
  's15-queue-for-an-auditor': { ...queue, answers: { ...queue.answers, ...as('auditor') } },
  's15-queue-for-support': { ...queue, answers: { ...queue.answers, ...as('support') } },
  's15-queue-empty': console_('/requests', list([])),
  ...withoutData('s15-queue', queue, 'listApprovals'),
  's15-approve': decision('approve', reversal),
  's15-approve-first-enrolment': decision('approve', heldEnrolment),
  's15-approve-new-client': decision('approve', newClient),
  's15-approve-new-employee': decision('approve', newEmployee),
  's15-approve-employee-role': decision('approve', otherRole),
  's15-approve-organisation-deletion': decision('approve', organisationDeletion),
  's15-approve-deletion-of-a-system': decision('approve', askedBySystem),
  's15-approve-deletion-overtaken': decision(
    'approve',
    askedBySystem,
    { steps: [fill('#code', '123456'), submit] },
    { approveApproval: { refused: 'deletion_overtaken' } },
  ),
  's15-approve-new-client-name-in-use': decision(
    'approve',
    newClient,
    { steps: [fill('#code', '123456'), submit] },
    { approveApproval: { refused: 'client_name_in_use' } },
  ),
  's15-approve-client-secret': decision('approve', clientSecret),
  's15-decision-not-for-support': decision('approve', newClient, {}, as('support')),
  's15-approve-passkey': decision(
    'approve',
    reversal,
    {},
    { listAuthenticators: { says: { items: [ownApp, ownPasskey], isRequired: true, takesCodes: true } } },
  ),
  's15-approve-passkey-only': decision(
    'approve',
    reversal,
    {},
    { listAuthenticators: { says: { items: [ownApp, ownPasskey], isRequired: true, takesCodes: false } } },
  ),
  's15-approve-missing': decision('approve', reset, { steps: [submit] }),
  's15-approve-wrong': approve({ refused: 'code_rejected' }),
  's15-approve-changed': approve({ refused: 'approval_changed' }),
  's15-approve-busy': approve('waits'),
  's15-reject': decision('reject', reversal),
  's15-reject-missing': decision('reject', reset, { steps: [submit] }),
  's15-cancel': decision('cancel', { ...reset, requestedBy: self }),
  's15-decided-already': decision('approve', decided('rejected')),
  's15-decision-not-for-auditors': decision('approve', reversal, {}, as('auditor')),
  ...withoutData('s15-approve', decision('approve', reversal), 'getApproval'),
};
