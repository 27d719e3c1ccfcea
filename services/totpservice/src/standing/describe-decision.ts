import type { Schema } from '@tvm/contract';
import type { TwoFactorDecision } from '@tvm/policy';

/** The decision in the contract's form. */
export function describeDecision(decision: TwoFactorDecision): Schema<'TwoFactorDecision'> {
  return {
    required: decision.required,
    because: decision.because,
    requiredFrom: decision.requiredFrom?.toISOString() ?? null,
    exemptUntil: decision.exemptUntil?.toISOString() ?? null,
  };
}
