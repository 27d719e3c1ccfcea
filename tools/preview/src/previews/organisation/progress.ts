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

const progress: Preview = {
  path: '/portal/progress',
  answers: { ...session(enrolledMainUser), ...figures(after), ...page(items), ...nobodyHeld, ...days() },
};
const all: Preview = { ...progress, steps: [press('main .stack-small > div > button')] };
const timeline: Preview = {
  path: '/portal/progress/users/01937f3e-0000-7000-8000-000000000100',
  answers: {
    ...session(enrolledMainUser),
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
      ...session(enrolledMainUser),
      getUserTimeline: {
        says: { fullName: 'Test test Test', email: longEmail, progress: 'not_invited', events: [] },
      },
    },
  },
  's14-timeline-of-nobody': {
    ...timeline,
    answers: { ...session(enrolledMainUser), getUserTimeline: { refused: 'user_not_found' } },
  },
  ...withoutData('s14-timeline', timeline, 'getUserTimeline'),
};
