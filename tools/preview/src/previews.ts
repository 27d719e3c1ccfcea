import type { Preview } from './preview.ts';
import { login } from './previews/login.ts';
import { notices } from './previews/notices.ts';
import { activationPreviews } from './previews/organisation/activation.ts';
import { progressPreviews } from './previews/organisation/progress.ts';
import { passkeyPolicy } from './previews/passkey-policy.ts';
import { profilePreviews } from './previews/profile.ts';
import { registration } from './previews/registration.ts';
import { supportApprovals } from './previews/support/approvals.ts';
import { supportClients } from './previews/support/clients.ts';
import { supportDisputes } from './previews/support/disputes.ts';
import { supportOrganisations } from './previews/support/organisations.ts';
import { supportOversight } from './previews/support/oversight.ts';
import { supportUsers } from './previews/support/users.ts';

export const areas = {
  login,
  notices,
  registration,
  profile: { ...profilePreviews, ...passkeyPolicy },
  organisation: { ...activationPreviews, ...progressPreviews },
  support: {
    ...supportOrganisations,
    ...supportUsers,
    ...supportApprovals,
    ...supportClients,
    ...supportDisputes,
    ...supportOversight,
  },
};

/** Every screen in every state, by its name: the screen's number in the list of screens, and the state. */
export const previews: Record<string, Preview> = Object.assign({}, ...Object.values(areas));
