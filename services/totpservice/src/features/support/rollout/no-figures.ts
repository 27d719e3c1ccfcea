import type { Schema } from '@tvm/contract';

/** The figures of the rollout where there is nobody: each by its name, in the order of the export. */
export const noFigures: Schema<'RolloutFigures'> = {
  users: 0,
  enrolled: 0,
  notEnrolled: 0,
  underWay: 0,
  undeliverable: 0,
  notInvited: 0,
  disabled: 0,
  neverLoggedIn: 0,
  withPasskey: 0,
};
