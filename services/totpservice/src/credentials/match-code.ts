import { diagnoseDrift, matchTimeStep, TOTP } from '@tvm/totp';
import type { Deps } from '../deps.ts';
import { openSecret } from './open-secret.ts';

/** Why a code came to nothing, for logs and audit only: the public answer doesn't tell these apart. */
export interface CodeRejection {
  /** `replayed`: right, but its step was used before, or the authenticator or its flow ended meanwhile. */
  reason: 'wrong' | 'replayed' | 'no_authenticator';
  /** By how much the clock of the phone is off that showed a wrong code, negative when it is slow; undefined where that can't be told. */
  driftSeconds?: number | undefined;
}

/** Where there is no authenticator to look at, or it is about to be disabled. */
export const noAuthenticator: CodeRejection = { reason: 'no_authenticator' };

/** A code beside the secret that it should be of. */
export interface MatchedCode {
  /** The time step that it is right for, which counts once it is accepted; undefined for a wrong code. */
  step: number | undefined;
  shown: { secret: Uint8Array; code: string; now: Date };
}

/**
 * The one verification of codes (SECURITY rules 1 and 2): login, enrolment, step-up, reset and other systems go through it. The attempt must have been claimed before.
 * It finds the time step and changes nothing: the statement of `accept-step.ts` accepts it, or it is rejected.
 * @throws SealError when the secret doesn't open: a key is missing, or the row was tampered with
 */
export async function matchCode(
  deps: Deps,
  input: { userId: string; sealedSecret: string; code: string },
): Promise<MatchedCode> {
  const secret = await openSecret(deps, input.userId, input.sealedSecret);
  const shown = { secret, code: input.code, now: deps.now() };
  return { step: matchTimeStep(shown), shown };
}

/** What is written down of a code that wasn't accepted. */
export function rejectionOf({ step, shown }: MatchedCode): CodeRejection {
  // Looked for whatever the reason, so that the time taken doesn't tell it.
  const drift = diagnoseDrift(shown);
  const driftSeconds = drift === undefined ? undefined : drift * TOTP.periodSeconds;
  return { reason: step === undefined ? 'wrong' : 'replayed', driftSeconds };
}
