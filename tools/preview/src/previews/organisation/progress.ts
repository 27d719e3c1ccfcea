import type { Schema } from '@tvm/contract';
import { type Preview, press, withoutData } from '../../preview.ts';
import { enrolledMainUser, longEmail, session, subUser } from '../people.ts';
import { after, at, confirm, figures, figuresOf, fourLater, items, noMails, page } from './figures.ts';

const waiting = {
  id: '01937f3e-0000-7000-8000-000000000300',
  user: { id: '01937f3e-0000-7000-8000-000000000101', fullName: 'Gewone sub 101', email: longEmail },
  because: ['address', 'made_anew', 'moved', 'made_main_user', 'reset', 'new_phone'] as const,
  requestedAt: at,
  expiresAt: at,
  version: 'x',
  decidable: true,
};
const held = (items: (typeof waiting)[]) => ({
  listFirstEnrolments: { says: { items: items.map((item) => ({ ...item, because: [...item.because] })) } },
});
const nobodyHeld = held([]);
const days = (...enrolled: number[]) => ({
  listOrganisationDays: {
    says: { days: enrolled.map((number, index) => ({ day: `2026-06-0${3 + index}`, enrolled: number })) },
  },
});

const after24Hours = '2026-06-12T12:27:00Z';
const progress: Preview = {
  path: '/portal/progress',
  answers: { ...session(enrolledMainUser), ...figures(after), ...page(items), ...nobodyHeld, ...days() },
};
const all: Preview = { ...progress, steps: [press('main .stack-small > div > button')] };
const nothingToDo: Schema<'Colleague'> = {
  ...{ because: null, version: 'x', locked: false, enrolled: false, newPhone: null, requestWaits: false },
  needsSupport: { reset: false, new_phone: false },
};
const timeline: Preview = {
  path: '/portal/progress/users/01937f3e-0000-7000-8000-000000000100',
  answers: {
    ...session(enrolledMainUser),
    getColleague: { says: nothingToDo },
    getUserTimeline: {
      says: {
        fullName: 'Gewone sub 101',
        email: 'gewonesub101@tvm.test',
        progress: 'mail_undelivered',
        events: [
          { type: 'mail_queued', at, mail: 'registration', requestedBy: 'activation' },
          { type: 'mail_accepted', at, mail: 'registration', requestedBy: 'activation' },
          { type: 'mail_delivered', at, mail: 'registration', requestedBy: 'activation' },
          ...(
            ['link_opened', 'password_set', 'qr_shown', 'first_code', 'enrolled', 'login', 'locked'] as const
          ).map((type) => ({ type, at })),
          ...(['unlocked', 'disabled', 'reset', 'new_phone_approved', 'reversed'] as const).map((type) => ({
            type,
            at,
          })),
          { type: 'mail_bounced', at, mail: 'password_reset', requestedBy: 'own', reason: 'mailbox_unknown' },
        ],
      },
    },
  },
};
const colleague: Schema<'Colleague'> = {
  ...{ because: null, version: 'x', locked: true, enrolled: true, requestWaits: false },
  ...{ newPhone: { state: 'waits', until: after24Hours }, needsSupport: { reset: false, new_phone: false } },
};
const helping = (
  is: Partial<Schema<'Colleague'>> = {},
  steps: Preview['steps'] = [],
  answers: Preview['answers'] = {},
): Preview => ({
  ...timeline,
  steps,
  answers: { ...timeline.answers, getColleague: { says: { ...colleague, ...is } }, ...answers },
});
const pressHelp = (number: number) => press(`main .help-actions button:nth-of-type(${number})`);
const confirmHelp = press('dialog form button[type=submit]');
const firstEnrolment: Preview = {
  path: `/portal/progress/first-enrolments/${waiting.id}`,
  answers: { ...session(enrolledMainUser), ...held([waiting]) },
};
const decide = (which: 'first' | 'last', rest: Preview['answers'] = {}): Preview => ({
  ...firstEnrolment,
  answers: { ...firstEnrolment.answers, decideFirstEnrolment: { says: null }, ...rest },
  steps: [press(`main form:${which === 'first' ? 'first' : 'last'}-of-type button`)],
});

/** S14. */
export const progressPreviews: Record<string, Preview> = {
  's14-progress': progress,
  's14-progress-over-time': {
    ...progress,
    answers: {
      ...progress.answers,
      ...figures({ ...after, mails: noMails, users: figuresOf({ enrolled: 8, invited: 2 }) }),
      ...days(1, 2, 4, 5, 8),
    },
  },
  's14-progress-held': { ...progress, answers: { ...progress.answers, ...held([waiting]) } },
  's14-first-enrolment': firstEnrolment,
  's14-first-enrolment-confirmed': decide('first'),
  's14-first-enrolment-refused': decide('last'),
  's14-first-enrolment-changed': decide('first', { decideFirstEnrolment: { refused: 'approval_changed' } }),
  's14-first-enrolment-not-yours': {
    ...firstEnrolment,
    answers: { ...firstEnrolment.answers, ...held([{ ...waiting, decidable: false }]) },
  },
  's14-first-enrolment-gone': { ...firstEnrolment, answers: { ...firstEnrolment.answers, ...nobodyHeld } },
  ...withoutData('s14-first-enrolment', firstEnrolment, 'listFirstEnrolments'),
  's14-progress-late': {
    ...progress,
    answers: {
      ...progress.answers,
      ...figures({ ...after, mails: noMails, users: figuresOf({ enrolled: 2, link_opened: 1, invited: 1 }) }),
      ...page(fourLater),
    },
  },
  's14-progress-of-10000': { ...progress, answers: { ...progress.answers, ...page(items, 10_000) } },
  's14-progress-of-one': {
    ...progress,
    answers: {
      ...progress.answers,
      ...figures({ ...after, users: figuresOf({ invited: 1 }) }),
      ...page(items.slice(3, 4)),
    },
  },
  's14-progress-everybody': {
    ...progress,
    answers: {
      ...progress.answers,
      ...figures({ ...after, mails: noMails, users: figuresOf({ enrolled: 10 }) }),
      ...page(items.slice(9)),
    },
  },
  's14-progress-nobody-found': {
    ...progress,
    path: '/portal/progress?search=niemand',
    answers: { ...progress.answers, ...page([]) },
  },
  's14-progress-filtered': { ...progress, path: '/portal/progress?state=invited' },
  's14-progress-resent': {
    ...progress,
    answers: { ...progress.answers, resendRegistrationMail: { says: { maskedEmail: 'g•••@tvm.test' } } },
    steps: [press('td .link-button')],
  },
  's14-progress-resent-too-early': {
    ...progress,
    answers: {
      ...progress.answers,
      resendRegistrationMail: { refused: 'mail_limit_reached', retryAt: '2026-06-11T12:42:00Z' },
    },
    steps: [press('td .link-button')],
  },
  's14-progress-sub-user': { path: '/portal/progress', answers: session(subUser) },
  's14-send-again': all,
  's14-send-again-away': {
    ...all,
    answers: { ...all.answers, resendRegistrationMails: 'away' },
    steps: [...(all.steps ?? []), confirm],
  },
  's14-sent-again': {
    ...all,
    answers: {
      ...all.answers,
      resendRegistrationMails: { says: { queued: 3, limited: 2, waiting: 1, undeliverable: 1 } },
    },
    steps: [...(all.steps ?? []), confirm],
  },
  's14-sent-again-to-nobody': {
    ...all,
    answers: {
      ...all.answers,
      resendRegistrationMails: { says: { queued: 0, limited: 8, waiting: 0, undeliverable: 0 } },
    },
    steps: [...(all.steps ?? []), confirm],
  },
  ...withoutData('s14-progress', progress, 'getOrganisationTwoFactor'),
  's14-progress-list-loading': {
    ...progress,
    answers: { ...progress.answers, listOrganisationUsers: 'waits' },
  },
  's14-progress-list-failed': {
    ...progress,
    answers: { ...progress.answers, listOrganisationUsers: 'away' },
  },
  's14-timeline': timeline,
  's14-timeline-empty': {
    ...timeline,
    answers: {
      ...timeline.answers,
      getUserTimeline: {
        says: { fullName: 'Test test Test', email: longEmail, progress: 'not_invited', events: [] },
      },
    },
  },
  's14-timeline-of-nobody': {
    ...timeline,
    answers: { ...timeline.answers, getUserTimeline: { refused: 'user_not_found' } },
  },
  ...withoutData('s14-timeline', timeline, 'getUserTimeline'),
  's14-help': helping(),
  ...withoutData('s14-help', helping(), 'getColleague'),
  's14-help-nothing': helping({ locked: false, enrolled: false, newPhone: null }),
  's14-help-stopped': helping({ locked: false, newPhone: { state: 'stopped', until: null } }),
  's14-help-ready': helping({ locked: false, newPhone: { state: 'waits', until: null } }),
  's14-help-approved': helping({ locked: false, newPhone: { state: 'approved', until: null } }),
  's14-help-request-waits': helping({ locked: false, newPhone: null, requestWaits: true }),
  's14-help-oneself': helping({ because: 'not_for_oneself' }),
  's14-help-main-user': helping({ because: 'support_required' }),
  's14-help-too-new': helping({ because: 'main_user_too_new' }),
  's14-help-off': helping({ because: 'help_disabled' }),
  's14-help-unlock': helping({}, [pressHelp(1)]),
  's14-help-unlocked': helping({}, [pressHelp(1), confirmHelp], { unlockColleague: { says: { locks: 1 } } }),
  's14-help-phone': helping({}, [pressHelp(2)]),
  's14-help-phone-stop': helping({}, [pressHelp(3)]),
  's14-help-phone-too-late': helping({}, [pressHelp(3), confirmHelp], {
    decideColleaguePhone: { refused: 'recovery_over' },
  }),
  's14-help-reset': helping({}, [pressHelp(4)]),
  's14-help-reset-second': helping({ needsSupport: { reset: true, new_phone: true } }, [pressHelp(4)]),
  's14-help-reset-busy': helping({}, [pressHelp(4), confirmHelp], { resetColleague: 'waits' }),
  's14-help-reset-done': helping({}, [pressHelp(4), confirmHelp], {
    resetColleague: { says: { state: 'done' } },
  }),
  's14-help-reset-asked': helping({}, [pressHelp(4), confirmHelp], {
    resetColleague: { says: { state: 'waits_for_support' } },
  }),
  's14-help-reset-changed': helping({}, [pressHelp(4), confirmHelp], {
    resetColleague: { refused: 'approval_changed' },
  }),
  's14-help-reset-too-often': helping({}, [pressHelp(4), confirmHelp], {
    resetColleague: { refused: 'approval_limit_reached', retryAt: after24Hours },
  }),
  's14-help-reset-away': helping({}, [pressHelp(4), confirmHelp], { resetColleague: 'away' }),
  's14-help-step-up': helping({}, [pressHelp(4), confirmHelp], {
    resetColleague: { refused: 'step_up_required' },
  }),
};
