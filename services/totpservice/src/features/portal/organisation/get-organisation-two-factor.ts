import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { describeDecision } from '../../../standing/describe-decision.ts';
import {
  countActivationMails,
  countUsers,
  getOrganisation,
} from '../../../standing/organisations.queries.ts';
import { isActivatable, needsFreshProof } from './activate-two-factor.ts';
import { asMainUser } from './as-main-user.ts';

/** Where the main user's organisation stands, in figures and without names: also for a session that is not good enough any more. */
export async function getOrganisationTwoFactor(
  deps: Deps,
  session: Session,
  clientAddress: string,
): Promise<
  { outcome: 'found'; organisation: Schema<'OrganisationTwoFactor'> } | { outcome: 'not_main_user' }
> {
  const found = await asMainUser(deps, session, { type: 'organisation_viewed', clientAddress });
  if ('outcome' in found) return found;
  const { organisationId } = found;
  const [{ name, userListVersion }, users, mails] = await Promise.all([
    getOrganisation(deps.db, organisationId),
    countUsers(deps.db, organisationId),
    countActivationMails(deps.db, organisationId),
  ]);
  const organisation = {
    organisation: { name },
    twoFactor: describeDecision(session.decision),
    activatedAt: session.activatedAt?.toISOString() ?? null,
    activatable: isActivatable(session.decision),
    passwordRequired: needsFreshProof(session, deps.now()),
    userListVersion: String(userListVersion),
    users,
    mails,
  };
  return { outcome: 'found', organisation };
}
