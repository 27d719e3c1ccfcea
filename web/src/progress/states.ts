import type { Schema } from '@tvm/contract';
import type { Language } from '../text/catalogue.ts';
import type { IconName } from '../ui/icon.tsx';

/** A name for people, in both languages, and the icon beside it. */
type Named = Record<Language, string> & { icon: IconName };
type Progress = Schema<'Progress'>;

/**
 * How far somebody can be; who is furthest comes first. Each is a figure of the contract, or counts as one: a locked authenticator is an
 * enrolled one, a disabled one isn't.
 */
export const progressStates = {
  enrolled: { icon: 'check', nl: 'Actief', en: 'Active' },
  password_set: { icon: 'key', nl: 'Wachtwoord ingesteld', en: 'Password set' },
  link_opened: { icon: 'link', nl: 'Link geopend', en: 'Link opened' },
  invited: { icon: 'mail', nl: 'Uitgenodigd', en: 'Invited' },
  mail_undelivered: { icon: 'warning', nl: 'E-mail niet afgeleverd', en: 'E-mail not delivered' },
  not_invited: { icon: 'person', nl: 'Nog niet uitgenodigd', en: 'Not invited yet' },
  locked: { countsAs: 'enrolled', icon: 'lock', nl: 'Geblokkeerd', en: 'Locked' },
  disabled: { icon: 'cross', nl: 'Uitgeschakeld', en: 'Switched off' },
} satisfies {
  [State in Progress]: Named & (State extends ProgressFigure ? object : { countsAs: ProgressFigure });
};

export type ProgressFigure = keyof Schema<'ProgressFigures'>;

const states = Object.entries(progressStates) as [Progress, Named & { countsAs?: ProgressFigure }][];

/** The figures, in the order of the states, with the states that each counts. */
export const progressFigures = [
  ...Map.groupBy(states, ([state, { countsAs }]) => countsAs ?? (state as ProgressFigure)),
].map(([figure, counted]) => ({
  ...progressStates[figure],
  figure,
  counted: counted.map(([state]) => state),
}));

/** What can become of a mail; `dated` where it helps to know since when. */
export const mailStates: Record<Schema<'MailState'>, Named & { dated?: true }> = {
  queued: { icon: 'clock', nl: 'Wordt verstuurd', en: 'Being sent' },
  sending: { icon: 'clock', nl: 'Wordt verstuurd', en: 'Being sent' },
  accepted: { icon: 'mail', dated: true, nl: 'Verzonden', en: 'Sent' },
  delivered: { icon: 'check', dated: true, nl: 'Afgeleverd', en: 'Delivered' },
  deferred: { icon: 'clock', nl: 'Wordt later opnieuw geprobeerd', en: 'Will be tried again later' },
  bounced: { icon: 'warning', dated: true, nl: 'Niet afgeleverd', en: 'Not delivered' },
  complained: { icon: 'warning', dated: true, nl: 'Als ongewenst gemeld', en: 'Reported as unwanted' },
  failed: { icon: 'warning', dated: true, nl: 'Niet verzonden', en: 'Not sent' },
  replaced: { icon: 'mail', nl: 'Vervangen door een nieuwere', en: 'Replaced by a newer one' },
  withdrawn: { icon: 'mail', nl: 'Niet meer nodig', en: 'No longer needed' },
};

/** Whether a mail in this state will be in another one in a moment. */
export function isOnItsWay(state: Schema<'MailState'> | undefined): boolean {
  return state === 'queued' || state === 'sending';
}

/** What can happen to a registration. What happens to a mail follows the mail's name. */
export const timelineEvents: Record<Schema<'TimelineEvent'>['type'], Named> = {
  mail_queued: { icon: 'clock', nl: 'staat klaar om te worden verstuurd', en: 'is ready to be sent' },
  mail_accepted: { icon: 'mail', nl: 'is verzonden', en: 'has been sent' },
  mail_delivered: { icon: 'check', nl: 'is afgeleverd', en: 'has been delivered' },
  mail_deferred: {
    icon: 'clock',
    nl: 'is nog niet aangenomen door de ontvanger. Dat wordt later opnieuw geprobeerd',
    en: 'hasn’t been accepted by the recipient yet. That will be tried again later',
  },
  mail_bounced: {
    icon: 'warning',
    nl: 'is niet afgeleverd: het e-mailadres werkt niet',
    en: 'wasn’t delivered: the e-mail address doesn’t work',
  },
  mail_complained: {
    icon: 'warning',
    nl: 'is door de ontvanger als ongewenst gemeld',
    en: 'was reported as unwanted by the recipient',
  },
  mail_failed: { icon: 'warning', nl: 'kon niet worden verzonden', en: 'couldn’t be sent' },
  mail_replaced: {
    icon: 'mail',
    nl: 'is vervangen door een nieuwere',
    en: 'has been replaced by a newer one',
  },
  mail_withdrawn: {
    icon: 'mail',
    nl: 'is niet verzonden, want dat was niet meer nodig',
    en: 'wasn’t sent, as that was no longer needed',
  },
  link_opened: {
    icon: 'link',
    nl: 'De link in de e-mail is geopend',
    en: 'The link in the e-mail was opened',
  },
  password_set: { icon: 'key', nl: 'Het wachtwoord is ingesteld', en: 'The password was set' },
  qr_shown: { icon: 'phone', nl: 'De QR-code is getoond', en: 'The QR code was shown' },
  first_code: {
    icon: 'phone',
    nl: 'De eerste verificatiecode is ingevuld',
    en: 'The first verification code was entered',
  },
  enrolled: { icon: 'shield', nl: '2FA is ingesteld', en: '2FA was set up' },
  locked: { icon: 'lock', nl: 'Inloggen is tijdelijk geblokkeerd', en: 'Logging in was blocked temporarily' },
  unlocked: { icon: 'check', nl: 'De blokkade is opgeheven', en: 'The block was lifted' },
  disabled: {
    icon: 'cross',
    nl: 'De authenticator-app is uitgeschakeld na te veel onjuiste codes',
    en: 'The authenticator app was switched off after too many wrong codes',
  },
  reset: {
    icon: 'cross',
    nl: '2FA van deze gebruiker is teruggezet',
    en: 'The 2FA of this user was reset',
  },
  new_phone_approved: {
    icon: 'check',
    nl: 'Een nieuwe telefoon is goedgekeurd',
    en: 'A new phone was approved',
  },
  reversed: {
    icon: 'cross',
    nl: 'TVM heeft 2FA van de organisatie teruggedraaid',
    en: 'TVM reversed the 2FA of the organisation',
  },
  login: { icon: 'person', nl: 'Ingelogd', en: 'Logged in' },
};

const tones: Partial<Record<IconName, 'good' | 'attention'>> = {
  check: 'good',
  shield: 'good',
  warning: 'attention',
  lock: 'attention',
  cross: 'attention',
};

/** Whether what an icon stands for is well or needs somebody: a colour beside the words. */
export function toneOf(icon: IconName) {
  return tones[icon];
}
