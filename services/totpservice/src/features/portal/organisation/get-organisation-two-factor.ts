import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { describeDecision } from '../../../standing/describe-decision.ts';
import {
  countActivationMails,
  countUsers,
  getOwnOrganisation,
} from '../../../standing/organisations.queries.ts';
import { byPerson } from '../../../trail/audit.ts';
import { isActivatable, needsFreshProof } from './activate-two-factor.ts';
import { asMainUser } from './as-main-user.ts';

/** Where the main user's organisation stands, in figures and without names: also for a session that is not good enough any more. */
export const getOrganisationTwoFactor = operation(
  'getOrganisationTwoFactor',
  async (deps, { caller, visitor }) => {
    const event = { type: 'organisation_viewed', ...byPerson(caller, visitor.address) } as const;
    const found = await asMainUser(deps, caller, event);
    if (isRefusal(found)) return found;
    const { organisationId } = found;
    const [{ name, userListVersion }, users, mails] = await Promise.all([
      getOwnOrganisation(deps.db, organisationId),
      countUsers(deps.db, organisationId),
      countActivationMails(deps.db, organisationId),
    ]);
    return {
      organisation: { name },
      twoFactor: describeDecision(caller.decision),
      activatedAt: caller.activatedAt?.toISOString() ?? null,
      activatable: isActivatable(caller.decision),
      passwordRequired: needsFreshProof(caller, deps.now()),
      userListVersion: String(userListVersion),
      users,
      mails,
    };
  },
);
