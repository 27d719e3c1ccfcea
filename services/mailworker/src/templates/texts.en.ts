import type { MailTexts } from './mail.ts';
import { momentsIn } from './moment.ts';
import { PHONE } from './phone.ts';

const { date, time } = momentsIn('en-GB');

const onAt = (at: Date) => `on ${date(at)} at ${time(at)}`;
const OnAt = (at: Date) => `On ${date(at)} at ${time(at)}`;
const until = (at: Date) => `until ${date(at)} at ${time(at)}`;
const dayCount = (days: number) => (days === 1 ? '1 day' : `${days} days`);
const notYou = `Wasn’t this you? Call ${PHONE} right away.`;
const help = `Any questions? Call ${PHONE}.`;
const linkEnds = (at: Date) => `The link works once, ${until(at)}.`;
const titles = { heer: 'Mr', mevrouw: 'Ms' };

/** The mails in English. Names of buttons and pages are those of the English screens. */
export const en: MailTexts = {
  lang: 'en',
  brand: 'Mijn TVM',
  salutation: {
    named: (title, name) => `Dear ${title ? titles[title] : 'Mr or Ms'} ${name},`,
    unknown: 'Dear Sir or Madam,',
  },
  closing: { regards: 'Kind regards,', sender: 'Mijn TVM' },
  foot: 'We never ask for your password or verification code.',

  registration: {
    subject: 'Account registration TVM',
    reason: (reason) =>
      reason === 'activation'
        ? 'Your organisation has activated 2FA for Mijn TVM. That is why we ask you to register your account again.'
        : '',
    thanks: 'Thank you for registering an account on the Mijn TVM portal.',
    clickButton: 'Click the button below to set your password.',
    openLink: 'Open the link below to set your password.',
    button: 'Continue registration',
    linkEnds,
  },
  alreadyEnrolled: {
    subject: 'Account registration TVM',
    nothingToDo: (reason) =>
      reason === 'activation'
        ? 'Your organisation has activated 2FA for Mijn TVM. You have already set up 2FA, so there is nothing you need to do.'
        : 'You have already set up 2FA, so there is nothing you need to do.',
  },
  twoFactorActivated: {
    subject: '2FA has been set up for your account',
    what: (at) => `${OnAt(at)} 2FA was set up for your account.`,
    notYou,
  },
  passwordReset: {
    subject: 'Set your password again',
    request: (lost) =>
      lost === 'authenticator'
        ? 'We received a request to set up your account again, because you have a new phone or no access to your authenticator app.'
        : 'We received a request to set your password for Mijn TVM again.',
    clickButton: 'Click the button below to continue.',
    openLink: 'Open the link below to continue.',
    button: 'Set password',
    linkEnds,
    notYou: 'Didn’t you ask for this? Then there is nothing you need to do.',
  },
  passwordChanged: {
    subject: 'Your password has been changed',
    what: (at) => `${OnAt(at)} the password of your account was changed.`,
    notYou,
  },
  authenticatorReplaced: {
    subject: 'New authenticator app linked',
    what: (at) =>
      `${OnAt(at)} a new authenticator app was linked to your account. The former authenticator app no longer works.`,
    notYou,
  },
  authenticatorReplacedNotice: {
    subject: 'New authenticator app linked for a user',
    what: (name, organisation, at) =>
      `A new authenticator app was linked for ${organisation ? `${name} (${organisation})` : name}, ${onAt(at)}. The former authenticator app no longer works.`,
    notYou: `Is this not right? Call ${PHONE} right away.`,
  },
  twoFactorReversed: {
    subject: (organisation) => `2FA has been turned off for ${organisation}`,
    what: (organisation, at) =>
      `${OnAt(at)} TVM turned off two-factor authentication (2FA) for all users of ${organisation}, including you.`,
    why: (reason) => `The reason that was given for this: “${reason}”`,
    effect:
      'You have been logged out everywhere. Linked authenticator apps and recovery codes no longer work: remove Mijn TVM from your app.',
    notRight: `Is this not right, or do you have any questions? Call ${PHONE}.`,
  },
  loginLocked: {
    subject: 'Logging in is temporarily blocked',
    what: (lockedBy, at) =>
      `A wrong ${lockedBy} was entered too often for your account. That is why logging in is blocked ${until(at)}.`,
    you: (lockedBy) =>
      lockedBy === 'code'
        ? 'Was this you? Then you can log in again after that. Check that the time on your phone is set automatically.'
        : 'Was this you? Then you can log in again after that. Have you forgotten your password? Choose Change password on the login page; a new password also ends the block.',
    notYou: (lockedBy) =>
      lockedBy === 'code'
        ? `Wasn’t this you? Somebody may know your password; change it. Call us if you need help: ${PHONE}.`
        : `Wasn’t this you? Then somebody else is trying to log in. As long as that goes on, the block may last longer; we mail you about it at most once in 24 hours. Any questions? Call ${PHONE}.`,
  },
  mandatoryReminder: {
    subject: (days) => `${dayCount(days)} left: set up 2FA`,
    what: (from, days) =>
      `In ${dayCount(days)}, from ${date(from)}, two-factor authentication (2FA) is mandatory for logging in to Mijn TVM. You haven’t set up 2FA yet.`,
    withMail:
      'Do you still have our e-mail ‘Account registration TVM’? Open it and choose Continue registration. Check your spam folder too.',
    withoutMail:
      'No e-mail, or does the link no longer work? If your organisation has already activated 2FA, log in: you will receive a new e-mail automatically. Otherwise the main user of your organisation can activate 2FA, and you will receive that e-mail afterwards.',
    help,
  },
  mandatoryReminderMainUser: {
    subject: (notEnrolled) =>
      notEnrolled === 1 ? '1 user hasn’t set up 2FA yet' : `${notEnrolled} users haven’t set up 2FA yet`,
    what: (notEnrolled, from, days) =>
      `In ${dayCount(days)}, from ${date(from)}, two-factor authentication (2FA) is mandatory for all users of Mijn TVM. In your organisation ${notEnrolled === 1 ? '1 user hasn’t' : `${notEnrolled} users haven’t`} set up 2FA yet.`,
    portal:
      'You can see who they are in Mijn TVM under Profile. There you can activate 2FA for your organisation, or have the e-mail ‘Account registration TVM’ sent again.',
    after: 'Whoever hasn’t set up 2FA by then can’t log in until they have.',
    help,
  },
};
