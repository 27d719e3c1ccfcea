import { decideTwoFactor, type TwoFactorDecision } from './decide-two-factor.ts';

/** What the database holds about a user's organisation, as `organisation_standing` names it. */
export interface StandingFacts {
  readonly kind: 'portal' | 'employee';
  readonly activatedAt: Date | null;
  readonly exemptUntil: Date | null;
}

/** The decision about whom a query selected the facts of; `mandatoryFrom` is the configured date, or one that is asked about. */
export const decisionOf = (
  { mandatoryFrom }: { readonly mandatoryFrom: Date | undefined },
  { kind, activatedAt, exemptUntil }: StandingFacts,
  now: Date,
): TwoFactorDecision =>
  decideTwoFactor({
    subject: { kind },
    activation: activatedAt ? { activatedAt } : undefined,
    exemption: exemptUntil ? { endsAt: exemptUntil } : undefined,
    mandatoryFrom,
    now,
  });
