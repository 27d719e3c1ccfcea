import type { Catalogue } from '../../text/catalogue.ts';

/** What the screens of a change hand to the profile in the history entry: which change was made. Never a secret. */
export type ProfileState = { notice: keyof Catalogue['security']['notices'] };

/** At the recovery codes: that some were shown, and whether those of a replaced phone. */
export type NewCodesState = { shown: true; replaced?: true };
