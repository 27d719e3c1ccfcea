import { diagnoseDrift, matchTimeStep, TOTP } from '@tvm/totp';
import type { Deps } from '../deps.ts';
import { openSecret } from './open-secret.ts';

export type CodeVerification<T> =
  | { outcome: 'accepted'; value: T }
  /** For logs and audit only: the public answer doesn't tell these apart. */
  | {
      outcome: 'rejected';
      reason: 'wrong' | 'replayed';
      /** By how much the clock of the phone is off that showed a wrong code, negative when it is slow; undefined where that can't be told. */
      driftSeconds?: number | undefined;
    };

/** Where there is no authenticator to look at, or it is about to be disabled. */
export const noAuthenticator: { outcome: 'rejected'; reason: 'no_authenticator'; driftSeconds?: undefined } =
  {
    outcome: 'rejected',
    reason: 'no_authenticator',
  };

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
  const shown = { secret, code: input.code, now: deps.now() };
  const step = matchTimeStep(shown);
  const value = step === undefined ? undefined : await input.accept(step);
  if (value !== undefined) return { outcome: 'accepted', value };
  // Looked for whatever the reason, so that the time taken doesn't tell it.
  const drift = diagnoseDrift(shown);
  const driftSeconds = drift === undefined ? undefined : drift * TOTP.periodSeconds;
  return { outcome: 'rejected', reason: step === undefined ? 'wrong' : 'replayed', driftSeconds };
}
