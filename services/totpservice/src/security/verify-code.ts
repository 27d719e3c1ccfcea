import { matchTimeStep } from '@tvm/totp';
import type { Deps } from '../deps.ts';
import { openSecret } from './open-secret.ts';

export type CodeVerification<T> =
  | { outcome: 'accepted'; value: T }
  /** For logs and audit only: the public answer doesn't tell these apart. */
  | { outcome: 'rejected'; reason: 'wrong' | 'replayed' };

/**
 * The one verification of codes (SECURITY rules 1 and 2): login, enrolment, reset and recovery go through it. The attempt must have been
 * claimed before. Computes the matched time step; `accept` takes it with a statement guarded by
 * `last_accepted_step < step` and returns undefined when that changed no row: the step was used before, or the authenticator or its
 * flow ended meanwhile.
 * @throws SealError when the secret doesn't open: a key is missing, or the row was tampered with
 */
export async function verifyCode<T>(
  deps: Deps,
  input: {
    userId: string;
    sealedSecret: string;
    code: string;
    accept: (step: number) => Promise<T | undefined>;
  },
): Promise<CodeVerification<T>> {
  const secret = await openSecret(deps, input.userId, input.sealedSecret);
  const step = matchTimeStep({ secret, code: input.code, now: deps.now() });
  if (step === undefined) return { outcome: 'rejected', reason: 'wrong' };
  const value = await input.accept(step);
  return value === undefined ? { outcome: 'rejected', reason: 'replayed' } : { outcome: 'accepted', value };
}
