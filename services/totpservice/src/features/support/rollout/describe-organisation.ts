import type { Schema } from '@tvm/contract';
import { decisionOf, type TwoFactorDecision } from '@tvm/policy';
import type { Config } from '../../../config.ts';
import type { OrganisationFacts } from './rollout.queries.ts';

/** What is decided for the portal users of an organisation. */
export const decideFor = (
  config: Config,
  { activatedAt, exemptUntil }: OrganisationFacts,
  now: Date,
): TwoFactorDecision => decisionOf(config, { kind: 'portal', activatedAt, exemptUntil }, now);

/** An organisation in the contract's form. */
export function describeOrganisation(
  config: Config,
  facts: OrganisationFacts,
  now: Date,
): Schema<'RolloutOrganisation'> {
  const { id, name, relationNumber, mainUsers, figures } = facts;
  const { because, requiredFrom } = decideFor(config, facts, now);
  if (because === 'employee') throw new Error('an organisation has no employees');
  return {
    id,
    name,
    relationNumber,
    mainUsers,
    figures,
    because,
    requiredFrom: requiredFrom?.toISOString() ?? null,
  };
}
