import { decisionOf } from '@tvm/policy';
import { withShown } from '../../../approvals/describe-approval.ts';
import { countDeletion } from '../../../approvals/kinds/count-deletion.ts';
import { countImpact } from '../../../approvals/kinds/reversal-impact.ts';
import { selectLatestReversal, selectOpenOf } from '../../../approvals/listed.queries.ts';
import { operation } from '../../../sessions/operation.ts';
import { describeDecision } from '../../../standing/describe-decision.ts';
import { countUsers } from '../../../standing/organisations.queries.ts';
import { byEmployee } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { recordView } from '../../../trail/record-view.ts';
import { findOrganisation } from './organisations.queries.ts';

/** Where an organisation stands, in figures, and what a reversal or its deletion would do now. */
export const getOrganisation = operation('getOrganisation', async (deps, { params, caller, visitor }) => {
  const { db, config } = deps;
  const { organisationId } = params;
  const clientAddress = visitor.address;
  const type = 'organisation_viewed';
  const now = deps.now();
  const found = await findOrganisation(db, organisationId);
  if (!found) {
    const who = byEmployee(caller, {}, clientAddress);
    return recordRefused(db, { type, ...who }, { refused: 'organisation_not_found' }, now);
  }
  const openOf = (kind: 'reversal' | 'organisation_deletion') =>
    selectOpenOf(db, { organisationId, kind }, now);
  const [users, open, openDeletion, latest, deletion, { liveSessions: sessions, ...reversal }] =
    await Promise.all([
      countUsers(db, organisationId),
      openOf('reversal'),
      openOf('organisation_deletion'),
      selectLatestReversal(db, organisationId, now),
      countDeletion(db, organisationId, now),
      countImpact(db, config, organisationId, now),
    ]);
  await recordView(deps, caller, { type, target: { organisationId }, clientAddress });
  const { id, name, relationNumber, mainUsers, activatedAt, exemptUntil } = found;
  const decision = decisionOf(config, { kind: 'portal', activatedAt, exemptUntil }, now);
  return {
    ...{ id, name, relationNumber, users, mainUsers, sessions, reversal, deletion },
    twoFactor: describeDecision(decision),
    activatedAt: activatedAt?.toISOString() ?? null,
    openReversal: open ? await withShown(deps, db, open) : null,
    openDeletion: openDeletion ? await withShown(deps, db, openDeletion) : null,
    latestReversal: latest ? await withShown(deps, db, latest) : null,
  };
});
