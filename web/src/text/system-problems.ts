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
  'client_not_found',
  'client_name_in_use',
  'client_revoked',
  'client_keys_refused',
  'client_has_no_keys',
  'client_has_no_secrets',
  'client_secret_limit',
  'client_secret_not_found',
  'redirect_uri_refused',
  'version_stale',
  'version_reused',
  'email_in_use',
  'email_refused',
  'organisation_unknown',
  'relation_number_in_use',
  'cursor_unknown',
  'webhook_not_found',
  'webhook_url_refused',
  'webhook_limit',
  'webhook_exists',
] as const satisfies readonly ProblemCode[];

/** Their words, all the same, so that every code has some. */
export function systemProblems(failure: string): Record<(typeof systemProblemCodes)[number], () => string> {
  const words = systemProblemCodes.map((code) => [code, () => failure]);
  return Object.fromEntries(words);
}
