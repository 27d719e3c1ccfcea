import type { ProblemCode } from '@tvm/contract';

/** What only other systems are answered with: no person ever sees it. */
const systemProblemCodes = [
  'invalid_signature',
  'webhook_not_configured',
  'invalid_token',
  'insufficient_scope',
  'idempotency_key_reused',
  'idempotency_in_progress',
  'user_disabled',
] as const satisfies readonly ProblemCode[];

/** Their words, all the same, so that every code has some. */
export function systemProblems(failure: string): Record<(typeof systemProblemCodes)[number], () => string> {
  const words = systemProblemCodes.map((code) => [code, () => failure]);
  return Object.fromEntries(words);
}
