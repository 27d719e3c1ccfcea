import type { Schema } from '@tvm/contract';
import type { SecondFactorDecision } from '@tvm/policy';

/** The decision about second factors in the contract's form. */
export const describeSecondFactor = (
  { policy, phishingResistantFrom }: SecondFactorDecision,
  { hasPasskey }: { hasPasskey: boolean },
): Schema<'SecondFactorDecision'> => ({
  policy,
  phishingResistantFrom: phishingResistantFrom?.toISOString() ?? null,
  hasPasskey,
});
