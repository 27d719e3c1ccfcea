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
    reason: (reason, requiredFrom) => {
      if (reason === 'activation')
        return 'Your organisation has activated 2FA for Mijn TVM. That is why we ask you to register your account again.';
      if (reason === 'employee') return 'This is the registration of your account as an employee of TVM.';
      return reason === 'mandatory' && requiredFrom
        ? `Since ${date(requiredFrom)} two-factor authentication (2FA) has been mandatory for Mijn TVM. That is why we ask you to register your account again.`
        : '';
    },
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
  emailChanged: {
    subject: 'The e-mail address of your account has been changed',
    what: (at) => `${OnAt(at)} the e-mail address of your Mijn TVM account was changed.`,
    where:
      'This message goes to the former and to the new address. From now on you log in with the new address; your password and your authenticator app stay the same.',
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
    subject: (organisation, wasOn) =>
      `2FA has been ${wasOn ? 'turned off' : 'postponed'} for ${organisation}`,
    what: (organisation, at, wasOn) =>
      wasOn
        ? `${OnAt(at)} TVM turned off two-factor authentication (2FA) for all users of ${organisation}, including you.`
        : `${OnAt(at)} TVM postponed mandatory two-factor authentication (2FA) for all users of ${organisation}, including you.`,
    exempt: (at) =>
      `This applies ${until(at)}. If 2FA is mandatory for Mijn TVM by then, you will need it to log in after that.`,
    why: (reason) => `The reason that was given for this: “${reason}”`,
    effect: (wasOn) =>
      wasOn
        ? 'You have been logged out everywhere. Linked authenticator apps and recovery codes no longer work: remove Mijn TVM from your app. You log in with your e-mail address and password again.'
        : 'If you have already linked an authenticator app, you go on logging in with it.',
    notRight: `Is this not right, or do you have any questions? Call ${PHONE}.`,
  },
  twoFactorReset: {
    subject: '2FA has to be set up again for your account',
    what: (at) =>
      `${OnAt(at)} TVM unlinked the authenticator app of your account, as was asked for. You have been logged out everywhere.`,
    effect:
      'Your former authenticator app and recovery codes no longer work: remove Mijn TVM from your app. If 2FA is mandatory for you, you will receive a separate e-mail to set it up again.',
    notYou: `Didn’t you ask for this? Call ${PHONE} right away.`,
  },
  newPhoneApproved: {
    subject: 'You can link a new phone',
    what: (at) =>
      `${OnAt(at)} TVM approved that you link a new authenticator app to your account. You can do so for 24 hours.`,
    next: 'Go on in the page where you were. If it no longer works, ask for a new e-mail on the login page, under Need help logging in. Your former app works until the new one is linked.',
    notYou: `Didn’t you ask for this? Call ${PHONE} right away.`,
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
      `In ${dayCount(days)}, from ${date(from)}, two-factor authentication (2FA) is mandatory for all users of your organisation. ${notEnrolled === 1 ? '1 of them hasn’t' : `${notEnrolled} of them haven’t`} set up 2FA yet.`,
    portal:
      'You can see who they are in Mijn TVM under Profile. There you can activate 2FA for your organisation, or have the e-mail ‘Account registration TVM’ sent again.',
    after: 'Whoever hasn’t set up 2FA by then can’t log in until they have.',
    help,
  },
  mandatoryReminderSupport: {
    subject: (organisations) =>
      organisations === 1
        ? '1 organisation without a main user hasn’t set up 2FA yet'
        : `${organisations} organisations without a main user haven’t set up 2FA yet`,
    what: (organisations, notEnrolled, from, days) =>
      `In ${dayCount(days)}, from ${date(from)}, two-factor authentication (2FA) is mandatory. In ${organisations === 1 ? '1 organisation' : `${organisations} organisations`} without a main user ${notEnrolled === 1 ? '1 user hasn’t' : `${notEnrolled} users haven’t`} set up 2FA yet.`,
    where: 'Which ones they are is shown in the support console under Uitrol.',
  },
};
