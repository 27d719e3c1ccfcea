import type { Schema } from '@tvm/contract';
import type { IconName } from '../ui/icon.tsx';

/** How far somebody can be, by the name of its words, and the icon beside them. */
export const stateIcons = {
  enrolled: 'check',
  passwordSet: 'key',
  linkOpened: 'link',
  invited: 'mail',
  mailUndelivered: 'warning',
  notInvited: 'person',
  locked: 'lock',
  disabled: 'cross',
} as const satisfies Record<string, IconName>;

type Progress = Schema<'Progress'>;

/** The contract's names for the same. */
export const stateOf: Record<Progress, keyof typeof stateIcons> = {
  enrolled: 'enrolled',
  password_set: 'passwordSet',
  link_opened: 'linkOpened',
  invited: 'invited',
  mail_undelivered: 'mailUndelivered',
  not_invited: 'notInvited',
  locked: 'locked',
  disabled: 'disabled',
};

/** Each figure, and whom it counts: a locked or disabled authenticator is an enrolled one. Who is furthest comes first. */
export const countedAs = {
  enrolled: ['enrolled', 'locked', 'disabled'],
  passwordSet: ['password_set'],
  linkOpened: ['link_opened'],
  invited: ['invited'],
  mailUndelivered: ['mail_undelivered'],
  notInvited: ['not_invited'],
} as const satisfies Partial<Record<keyof Schema<'UserFigures'>, readonly Progress[]>>;

export type ProgressFigure = keyof typeof countedAs;

/** In their order. */
export const progressFigures = Object.keys(countedAs) as ProgressFigure[];

/** The icon of what became of a mail. */
export const mailIcons = {
  queued: 'clock',
  sending: 'clock',
  accepted: 'mail',
  delivered: 'check',
  deferred: 'clock',
  bounced: 'warning',
  complained: 'warning',
  failed: 'warning',
  replaced: 'mail',
  withdrawn: 'mail',
} as const satisfies Record<Schema<'MailState'>, IconName>;

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

/** Whether a mail in this state will be in another one in a moment. */
export function isOnItsWay(state: Schema<'MailState'> | undefined): boolean {
  return state === 'queued' || state === 'sending';
}
