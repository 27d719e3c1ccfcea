import type { Schema } from '@tvm/contract';
import type { Deps } from '../../deps.ts';
import { describeDecision } from '../../http/describe-decision.ts';
import { iso } from '../../http/iso.ts';
import type { Refusal } from '../../http/problems.ts';
import { byEmployee, recordEvent } from '../../security/audit.ts';
import type { EmployeeSession } from '../../security/session.ts';
import { decisionOf } from '../../security/two-factor-decision.ts';
import { countUsers } from '../organisations/organisations.queries.ts';
import { withImpact } from '../reversals/describe-reversal.ts';
import { countImpact } from '../reversals/reversal-impact.ts';
import { findReversalsOf } from '../reversals/reversals.queries.ts';
import { findOrganisation } from './support.queries.ts';

/** Where an organisation stands, in figures, and what a reversal would do now. */
export async function getOrganisation(
  deps: Deps,
  session: EmployeeSession,
  { organisationId, clientAddress }: { organisationId: string; clientAddress: string },
): Promise<{ organisation: Schema<'SupportOrganisation'> } | Refusal<'organisation_not_found'>> {
  const { db, config } = deps;
  const now = deps.now();
  const found = await findOrganisation(db, organisationId);
  if (!found) return { refused: 'organisation_not_found' };
  const [users, reversals, { liveSessions: sessions, ...reversal }] = await Promise.all([
    countUsers(db, organisationId),
    findReversalsOf(db, organisationId, now),
    countImpact(db, config, organisationId, now),
  ]);
  const who = byEmployee(session, { organisationId }, clientAddress);
  await recordEvent(db, { type: 'organisation_viewed', result: 'success', ...who }, now);
  const { id, name, relationNumber, mainUsers } = found;
  const date = (text: string | null) => (text === null ? null : new Date(text));
  const facts = {
    kind: 'portal' as const,
    activatedAt: date(found.activatedAt),
    exemptUntil: date(found.exemptUntil),
  };
  return {
    organisation: {
      ...{ id, name, relationNumber, users, mainUsers, sessions, reversal },
      twoFactor: describeDecision(decisionOf(config, facts, now)),
      activatedAt: iso(found.activatedAt),
      openReversal: reversals.open && (await withImpact(deps, db, reversals.open)),
      latestReversal: reversals.approved && (await withImpact(deps, db, reversals.approved)),
    },
  };
}
