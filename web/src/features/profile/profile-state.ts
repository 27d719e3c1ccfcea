import type { Catalogue } from '../../text/catalogue.ts';

/** What the screens of a change hand to the profile in the history entry: which change was made. Never a secret. */
export type ProfileState = { notice: keyof Catalogue['security']['notices'] };

/** What leads to the recovery codes after a replacement. */
export type NewCodesState = { replaced: true };
