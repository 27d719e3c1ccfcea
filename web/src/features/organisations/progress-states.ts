import type { Schema } from '@tvm/contract';
import type { IconName } from '../../ui/icon.tsx';

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

type Progress = Schema<'OrganisationUser'>['progress'];

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
