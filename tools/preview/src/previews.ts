import type { Preview } from './preview.ts';
import { login } from './previews/login.ts';
import { organisationPreviews } from './previews/organisation.ts';
import { profilePreviews } from './previews/profile.ts';
import { registration } from './previews/registration.ts';
import { support } from './previews/support.ts';

export const areas = {
  login,
  registration,
  profile: profilePreviews,
  organisation: organisationPreviews,
  support,
};

/** Every screen in every state, by its name: the screen's number in the list of screens, and the state. */
export const previews: Record<string, Preview> = Object.assign({}, ...Object.values(areas));
