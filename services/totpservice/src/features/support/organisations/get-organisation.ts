import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { describeDecision } from '../../../standing/describe-decision.ts';
import { countUsers } from '../../../standing/organisations.queries.ts';
import { decisionOf } from '../../../standing/two-factor-decision.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { recordView } from '../../../trail/record-view.ts';
import { withImpact } from '../reversals/describe-reversal.ts';
import { countImpact } from '../reversals/reversal-impact.ts';
import { findReversalsOf } from '../reversals/reversals.queries.ts';
import { findOrganisation } from '../users/support.queries.ts';

/** Where an organisation stands, in figures, and what a reversal would do now. */
export async function getOrganisation(
  deps: Deps,
  session: EmployeeSession,
  { organisationId, clientAddress }: { organisationId: string; clientAddress: string },
): Promise<{ organisation: Schema<'SupportOrganisation'> } | Refusal<'organisation_not_found'>> {
  const { db, config } = deps;
  const now = deps.now();
  const found = await findOrganisation(db, organisationId);
  if (!found) return recordUnknown(deps, session, clientAddress);
  const [users, reversals, { liveSessions: sessions, ...reversal }] = await Promise.all([
    countUsers(db, organisationId),
    findReversalsOf(db, organisationId, now),
    countImpact(db, config, organisationId, now),
  ]);
  const target = { organisationId };
  await recordView(deps, session, { type: 'organisation_viewed', target, clientAddress });
  const { id, name, relationNumber, mainUsers } = found;
  const facts = { kind: 'portal' as const, activatedAt: found.activatedAt, exemptUntil: found.exemptUntil };
  return {
    organisation: {
      ...{ id, name, relationNumber, users, mainUsers, sessions, reversal },
      twoFactor: describeDecision(decisionOf(config, facts, now)),
      activatedAt: found.activatedAt?.toISOString() ?? null,
      openReversal: reversals.open && (await withImpact(deps, db, reversals.open)),
      latestReversal: reversals.approved && (await withImpact(deps, db, reversals.approved)),
    },
  };
}

/** That somebody looked for an organisation that isn't there. */
export async function recordUnknown(
  { db, now }: Deps,
  session: EmployeeSession,
  clientAddress: string,
): Promise<Refusal<'organisation_not_found'>> {
  const refused = 'organisation_not_found' as const;
  const event = { type: 'organisation_viewed', result: 'refused', reason: refused } as const;
  await recordEvent(db, { ...event, ...byEmployee(session, {}, clientAddress) }, now());
  return { refused };
}
