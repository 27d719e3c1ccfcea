import { decideTwoFactor, type TwoFactorDecision } from '@tvm/policy';
import type { Config } from '../config.ts';

/** What the database holds about a user's organisation, as every query that decides selects it. */
interface DecisionFacts {
  kind: 'portal' | 'employee';
  activatedAt: Date | null;
  exemptUntil: Date | null;
}

/** The decision about a user, of whom a query selected the facts. */
export function decisionOf(
  { mandatoryFrom }: Config,
  { kind, activatedAt, exemptUntil }: DecisionFacts,
  now: Date,
): TwoFactorDecision {
  return decideTwoFactor({
    subject: { kind },
    activation: activatedAt ? { activatedAt } : undefined,
    exemption: exemptUntil ? { endsAt: exemptUntil } : undefined,
    mandatoryFrom,
    now,
  });
}
