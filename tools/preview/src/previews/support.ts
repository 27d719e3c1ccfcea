import type { Schema } from '@tvm/contract';
import { type Answer, type Answers, fill, type Preview, press, submit, withoutData } from '../preview.ts';
import { figuresOf, items as users } from './organisation.ts';
import { activated, employee, exempt, longEmail, mainUser, session, voluntary } from './people.ts';

type Approval = Schema<'Approval'>;
type Organisation = Schema<'SupportOrganisation'>;
type User = Schema<'SupportUser'>;

const at = '2026-06-11T12:27:00Z';
const ids = {
  organisation: '01937f3e-0000-7000-8000-000000000301',
  user: '01937f3e-0000-7000-8000-000000000302',
  approval: '01937f3e-0000-7000-8000-000000000303',
};
const colleague = { id: '01937f3e-0000-7000-8000-0000000000e2', fullName: 'Medewerker 1' };
const self = { id: employee.user.id, fullName: employee.user.fullName };
const longName = 'Internationaal Transport- en Wagenparkbeheerbedrijf Voorbeeld & Zonen';

const impact: Schema<'ReversalImpact'> = {
  ...{ possible: true, endsActivation: true, authenticators: 2, sessions: 3, registrations: 4, mails: 25 },
  ...{ exemptionNeeded: true, exemptionDays: 14 },
};
const reversal: Approval = {
  ...{
    id: ids.approval,
    kind: 'reversal',
    organisation: { id: ids.organisation, name: longName },
    user: null,
  },
  ...{ state: 'open', version: '1', needsSecondEmployee: true, reason: 'Telefoons worden vervangen.' },
  ...{ ticketReference: 'TVM-2026-0611', exemptionDays: 14, exemptUntil: null, identityChecks: [], impact },
  ...{ requestedBy: colleague, requestedAt: at, expiresAt: '2026-06-12T12:27:00Z' },
  ...{ decidedBy: null, decidedAt: null, decisionReason: null },
};
const reset: Approval = {
  ...reversal,
  kind: 'reset',
  user: { id: ids.user, fullName: 'Gewone sub 52', email: 'gewonesub52@tvm.test' },
  impact: null,
  exemptionDays: null,
  identityChecks: ['called_back', 'relation_number'],
};
const decided = (state: Approval['state'], is: Partial<Approval> = {}): Approval => ({
  ...reset,
  id: `01937f3e-0000-7000-8000-0000000003${state.length}0`,
  state,
  version: null,
  decidedBy: self,
  decidedAt: at,
  ...is,
});

const organisation: Organisation = {
  ...{ id: ids.organisation, name: longName, relationNumber: '100003', twoFactor: activated },
  ...{ activatedAt: '2026-06-01T09:00:00Z', users: figuresOf({ enrolled: 2, invited: 8 }) },
  ...{ mainUsers: 1, sessions: 3, openReversal: null, latestReversal: null, reversal: impact },
};
const user: User = {
  ...{ id: ids.user, kind: 'portal', fullName: 'Gewone sub 52', email: longEmail, role: 'sub_user' },
  ...{ organisation: { id: ids.organisation, name: longName }, disabled: false, progress: 'enrolled' },
  ...{ twoFactor: activated, authenticator: { state: 'active', activatedAt: at }, recoveryCodesLeft: 8 },
  ...{ passwordSet: true, lastLoginAt: at, mailUndelivered: false, emailChangedAt: null, sessions: 2 },
  ...{
    locks: [],
    refusedLogins: null,
    phoneDriftSeconds: null,
    needsSecondEmployee: { reset: false, new_phone: false },
    newPhone: 'approval_needed',
  },
  ...{ openRequest: null, events: [{ type: 'enrolled', at }] },
};

const as = (role: Schema<'EmployeeRole'>): Answers => session({ ...employee, employeeRole: role });
const lead = as('support_lead');
const console_ = (path: string, answers: Answers, rest: Partial<Preview> = {}): Preview => ({
  path: `/support${path}`,
  answers: { ...lead, ...answers },
  ...rest,
});

const found = console_('?search=sub', {
  searchOrganisations: {
    says: {
      items: [
        {
          ...{ id: ids.organisation, name: longName, relationNumber: '100003', userCount: 25 },
          users: [{ id: ids.user, fullName: 'Gewone sub 52', email: longEmail }],
        },
        { id: ids.user, name: 'Voorbeeld Logistiek', relationNumber: null, userCount: 1, users: [] },
      ],
      more: true,
    },
  },
});

const ofOrganisation = (is: Partial<Organisation> = {}, rest: Partial<Preview> = {}) =>
  console_(
    `/organisations/${ids.organisation}`,
    {
      getOrganisation: { says: { ...organisation, ...is } },
      listUsers: { says: { page: 1, pageSize: 10, total: 10_000, items: users } },
    },
    rest,
  );
const one = ofOrganisation();
const takeBack = (is: Partial<Organisation> = {}, rest: Partial<Preview> = {}) => ({
  ...ofOrganisation(is, rest),
  path: `/support/organisations/${ids.organisation}/reversal`,
});
const filledIn = [
  ...[fill('#reason', 'Telefoons worden vervangen.'), fill('#ticket', 'TVM-1')],
  ...[fill('#organisation-name', longName), fill('#code', '123456'), submit],
];
const asked = (answers: Answers) => {
  const preview = takeBack({}, { steps: filledIn });
  return { ...preview, answers: { ...preview.answers, ...answers } };
};

const ofUser = (is: Partial<User> = {}, rest: Partial<Preview> = {}) =>
  console_(`/users/${ids.user}`, { getUser: { says: { ...user, ...is } } }, rest);
const action = (name: string, is: Partial<User> = {}, rest: Partial<Preview> = {}): Preview => ({
  ...ofUser(is, rest),
  path: `/support/users/${ids.user}/${name}`,
});
const locks: User['locks'] = (
  ['password', 'code', 'registration', 'verification', 'verifier_stopped'] as const
).map((by) => ({ by, until: by === 'verifier_stopped' ? null : at }));
const resend = action('resend', { authenticator: null });
const unlock = action('unlock', { locks });

const list = (items: Approval[]): Answers => ({
  listApprovals: { says: { page: 1, pageSize: 100, total: items.length, items } },
});
const everyApproval = [
  reversal,
  reset,
  { ...reset, id: ids.user, kind: 'new_phone' as const, requestedBy: self },
  {
    ...reset,
    id: ids.organisation,
    user: { id: self.id, fullName: self.fullName, email: 'medewerker2@tvm.test' },
  },
  decided('approved'),
  decided('rejected', { decisionReason: 'De beller wist het relatienummer niet.' }),
  decided('cancelled'),
  decided('expired', { decidedBy: null, decidedAt: null }),
];
const queue = console_('/requests', list(everyApproval));
const decision = (name: string, approval: Approval, rest: Partial<Preview> = {}, answers: Answers = {}) =>
  console_(`/requests/${ids.approval}/${name}`, { getApproval: { says: approval }, ...answers }, rest);
const approve = (answer: Answer<'approveApproval'>) =>
  decision('approve', reversal, { steps: [fill('#code', '123456'), submit] }, { approveApproval: answer });

const employees = console_('/employees', {
  listEmployees: {
    says: {
      items: [
        { ...self, email: longEmail, role: 'support_lead', enrolled: true, disabled: false, lastLoginAt: at },
        {
          ...colleague,
          email: 'medewerker1@tvm.test',
          role: 'support',
          enrolled: false,
          disabled: false,
          lastLoginAt: null,
        },
        {
          ...colleague,
          id: ids.user,
          email: 'weg@tvm.test',
          role: 'auditor',
          enrolled: false,
          disabled: true,
          lastLoginAt: at,
        },
      ],
    },
  },
});

const event: Schema<'AuditEvent'> = {
  ...{ id: 3, occurredAt: at, type: 'login_code', result: 'success', reason: null, clientAddress: null },
  actor: { kind: 'user', id: ids.user, name: 'Gewone sub 52' },
  organisation: { id: ids.organisation, name: longName },
  user: { id: ids.user, name: 'Gewone sub 52' },
  details: {},
};
const audit = console_('/audit', {
  listAuditEvents: {
    says: {
      items: [
        event,
        {
          ...event,
          id: 2,
          result: 'refused',
          reason: 'code_rejected',
          details: { ticketReference: 'TVM-1' },
        },
        {
          ...{ ...event, id: 1, result: 'failure', user: { id: ids.user, name: null }, organisation: null },
          actor: { kind: 'system', id: null, name: null },
        },
      ],
      nextBefore: 1,
    },
  },
});

const figures: Schema<'RolloutFigures'> = {
  ...{ users: 10_000, enrolled: 6_000, notEnrolled: 4_000, underWay: 3_000 },
  ...{ undeliverable: 100, notInvited: 800, disabled: 100, neverLoggedIn: 500 },
};
const day = {
  users: 10_000,
  enrolled: 6_000,
  underWay: 3_000,
  undeliverable: 100,
  neverLoggedIn: 500,
  wouldBeStopped: 4_000,
};
const rollout: Schema<'Rollout'> = {
  ...{ mandatoryFrom: '2026-10-31T23:00:00Z', countedAt: at, figures },
  ...{ wouldBeStopped: 4_000, toInvite: 800 },
  organisations: { total: 1_200, activated: 900, exempt: 3, withoutMainUser: 12 },
  campaign: { stoppedAt: null, stoppedBy: null, lastRunAt: at, waitingMails: 40 },
  days: [
    { day: '2026-06-10', ...day },
    { day: '2026-06-11', ...day },
  ],
};
const roll = (is: Partial<Schema<'Rollout'>> = {}, answers: Answers = {}) =>
  console_('/rollout', {
    getRollout: { says: { ...rollout, ...is } },
    listRolloutOrganisations: {
      says: {
        ...{ page: 1, pageSize: 25, total: 1_200 },
        items: (['activated', 'exempt', 'mandatory', 'voluntary'] as const).map((because, index) => ({
          id: `01937f3e-0000-7000-8000-00000000040${index}`,
          ...{ name: longName, relationNumber: null, because, requiredFrom: null, mainUsers: index, figures },
        })),
      },
    },
    ...answers,
  });
const campaign = (change: string, answers: Answers = {}, rest: Partial<Preview> = {}) =>
  console_(`/rollout/${change}`, answers, rest);
const done = { state: { done: 'Het is gedaan.' } };

/** S15, S16 and the rollout. The console is Dutch; the frame around it is in both languages. */
export const support: Record<string, Preview> = {
  's15-search': console_('', {}),
  's15-search-from-the-portal': { path: '/portal', ends: '/support', answers: lead },
  's15-search-done': console_('', {}, done),
  's15-search-found': found,
  's15-search-nothing': console_('?search=niemand', {
    searchOrganisations: { says: { items: [], more: false } },
  }),
  ...withoutData('s15-search', found, 'searchOrganisations'),
  's15-not-for-portal-users': { path: '/support', answers: session(mainUser) },
  's15-organisation': one,
  's15-organisation-voluntary': ofOrganisation({
    ...{ twoFactor: voluntary, activatedAt: null, relationNumber: null, mainUsers: 0 },
    reversal: { ...impact, possible: false },
  }),
  's15-organisation-exempt': ofOrganisation({ twoFactor: exempt, latestReversal: decided('approved') }, done),
  's15-organisation-waiting': ofOrganisation({ openReversal: reversal }),
  's15-organisation-for-an-auditor': { ...one, answers: { ...one.answers, ...as('auditor') } },
  's15-organisation-nobody': {
    ...one,
    answers: { ...one.answers, listUsers: { says: { page: 1, pageSize: 10, total: 0, items: [] } } },
  },
  's15-organisation-users-failed': { ...one, answers: { ...one.answers, listUsers: 'away' } },
  's15-organisation-gone': {
    ...one,
    answers: { ...one.answers, getOrganisation: { refused: 'organisation_not_found' } },
  },
  ...withoutData('s15-organisation', one, 'getOrganisation'),
  's15-reversal': takeBack(),
  's15-reversal-without-exemption': takeBack({
    reversal: { ...impact, exemptionNeeded: false, endsActivation: false, authenticators: 0 },
  }),
  's15-reversal-missing': takeBack({}, { steps: [fill('#days', '91'), submit] }),
  's15-reversal-code-wrong': asked({ stepUp: { refused: 'code_rejected' } }),
  's15-reversal-asked-meanwhile': asked({
    stepUp: { says: { validUntil: at } },
    requestApproval: { refused: 'approval_open' },
  }),
  's15-reversal-busy': asked({ stepUp: 'waits' }),
  's15-reversal-asked-already': takeBack({ openReversal: reversal }),
  's15-reversal-impossible': takeBack({ reversal: { ...impact, possible: false } }),
  's15-reversal-not-for-auditors': { ...takeBack(), answers: { ...takeBack().answers, ...as('auditor') } },

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
  's15-action-not-offered': action('unlock'),

  's15-queue': queue,
  's15-queue-done': { ...queue, ...done },
  's15-queue-for-an-auditor': { ...queue, answers: { ...queue.answers, ...as('auditor') } },
  's15-queue-empty': console_('/requests', list([])),
  ...withoutData('s15-queue', queue, 'listApprovals'),
  's15-approve': decision('approve', reversal),
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
  's15-employees': employees,
  ...withoutData('s15-employees', employees, 'listEmployees'),

  's16-audit': audit,
  's16-audit-filtered': {
    ...audit,
    path: `/support/audit?userId=${ids.user}&organisationId=${ids.organisation}&actorId=${ids.user}&from=2026-06-01&before=9`,
  },
  's16-audit-for-support': { ...audit, answers: { ...audit.answers, ...as('support') } },
  's16-audit-nothing': console_('/audit?result=failure', {
    listAuditEvents: { says: { items: [], nextBefore: null } },
  }),
  ...withoutData('s16-audit', audit, 'listAuditEvents'),

  's15-rollout': roll(),
  's15-rollout-stopped': {
    ...roll({ campaign: { stoppedAt: at, stoppedBy: self, lastRunAt: null, waitingMails: 0 } }),
    ...done,
  },
  's15-rollout-new': roll(
    { mandatoryFrom: null, days: [] },
    { listRolloutOrganisations: { says: { page: 1, pageSize: 25, total: 0, items: [] } } },
  ),
  's15-rollout-organisations-failed': roll({}, { listRolloutOrganisations: 'away' }),
  's15-rollout-not-for-support': console_('/rollout', as('support')),
  ...withoutData('s15-rollout', roll(), 'getRollout'),
  's15-campaign-stop': campaign('stop'),
  's15-campaign-resume': campaign('resume'),
  's15-campaign-away': campaign('stop', { stopInvitations: 'away' }, { steps: [submit] }),
  's15-campaign-not-for-auditors': campaign('stop', as('auditor')),
};
