import type { nl } from '../../text/nl.ts';

/** What the screens of a change hand to the profile in the history entry: which change was made. Never a secret. */
export type ProfileState = { notice: keyof typeof nl.security.notices };

/** What leads to the recovery codes after a replacement. */
export type NewCodesState = { replaced: true };
