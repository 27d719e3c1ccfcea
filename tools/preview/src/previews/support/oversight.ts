import type { Schema } from '@tvm/contract';
import { type Answers, fill, type Preview, press, submit, withoutData } from '../../preview.ts';
import { longEmail } from '../people.ts';
import { as, at, colleague, console_, done, ids, longName, self } from './console.ts';

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
  ...{ id: 3, occurredAt: at, recordedAt: at, type: 'login_code', result: 'success', reason: null },
  clientAddress: null,
  actor: { kind: 'user', id: ids.user, name: 'Gewone sub 52' },
  organisation: { id: ids.organisation, name: longName },
  user: { id: ids.user, name: 'Gewone sub 52' },
  details: {},
  requestId: null,
};
const audit = console_('/audit', {
  listAuditEvents: {
    says: {
      items: [
        event,
        {
          ...event,
          id: 2,
          recordedAt: '2026-06-11T16:02:00Z',
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
  ...{ undeliverable: 100, notInvited: 800, disabled: 100, neverLoggedIn: 500, withPasskey: 1_200 },
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
  days: Array.from({ length: 24 }, (_, index) => ({
    ...day,
    day: `2026-06-${String(index + 1).padStart(2, '0')}`,
    users: 9_900 + 4 * index,
    enrolled: 1_000 + 230 * index,
    wouldBeStopped: 8_900 - 226 * index,
  })),
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
const filledIn = [
  ...[fill('#firstName', 'Medewerker'), fill('#surname', '7'), fill('#email', 'medewerker7@tvm.test')],
  ...[press('#role-support'), fill('#reason', 'Nieuw in het team'), fill('#ticket', 'TVM-12')],
];

/** Employees, the trail (S16) and the rollout. */
export const supportOversight: Record<string, Preview> = {
  's15-employees': employees,
  's15-employees-asked': { ...employees, ...done },
  's15-employees-for-support': { ...employees, answers: { ...employees.answers, ...as('support') } },
  ...withoutData('s15-employees', employees, 'listEmployees'),
  's15-employee-new': console_('/employees/new', {}),
  's15-employee-new-missing': console_('/employees/new', {}, { steps: [submit] }),
  's15-employee-new-in-use': console_(
    '/employees/new',
    { requestApproval: { refused: 'email_in_use' } },
    { steps: [...filledIn, submit] },
  ),
  's15-employee-new-step-up': console_(
    '/employees/new',
    { requestApproval: { refused: 'step_up_required' } },
    { steps: [...filledIn, submit] },
  ),
  's15-employee-new-not-for-support': console_('/employees/new', as('support')),

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
