import { diagnoseDrift, matchTimeStep, TOTP } from '@tvm/totp';
import type { Deps } from '../deps.ts';
import type { App } from '../standing/used-authenticators.ts';
import type { PasskeyRejection } from './match-passkey.ts';
import { openSecret } from './open-secret.ts';

/** Why a code, or a passkey's answer, came to nothing, for logs and audit only: the public answer doesn't tell these apart. */
export interface CodeRejection {
  /** `passkey_required`: not looked at, because only a passkey counts. `replayed`: right, but its step was used before, or the authenticator or its flow ended meanwhile. */
  reason: 'wrong' | 'replayed' | 'no_authenticator' | 'passkey_required' | PasskeyRejection['reason'];
  /** By how much the clock of the phone is off that showed a wrong code, negative when it is slow; undefined where that can't be told. */
  driftSeconds?: number | undefined;
}

/** Where there is no authenticator to look at, or it is about to be disabled. */
export const noAuthenticator: CodeRejection = { reason: 'no_authenticator' };

/** A code beside the secrets that it could be of. */
export interface MatchedCode {
  /** The app and the time step that it is right for, which counts once it is accepted; undefined for a wrong code. */
  right: { authenticatorId: string; step: number } | undefined;
  shown: { secret: Uint8Array; code: string; now: Date }[];
}

/**
 * The one verification of codes (SECURITY rules 1 and 2): login, enrolment, step-up, reset and other systems go through it. The attempt must have been claimed before.
 * It finds the app and the time step and changes nothing: the statement of `accept-step.ts` accepts it, or it is rejected.
 * @throws SealError when the secret doesn't open: a key is missing, or the row was tampered with
 */
export async function matchCode(
  deps: Deps,
  { userId, apps, code }: { userId: string; apps: readonly App[]; code: string },
): Promise<MatchedCode> {
  const matched: MatchedCode = { right: undefined, shown: [] };
  for (const { id: authenticatorId, sealedSecret } of apps) {
    const shown = { secret: await openSecret(deps, userId, sealedSecret), code, now: deps.now() };
    const step = matchTimeStep(shown);
    matched.shown.push(shown);
    if (step !== undefined) matched.right ??= { authenticatorId, step };
  }
  return matched;
}

/** What is written down of a code that wasn't accepted. */
export function rejectionOf({ right, shown }: MatchedCode): CodeRejection {
  if (shown.length === 0) return noAuthenticator;
  // Looked for whatever the reason, so that the time taken doesn't tell it.
  const drift = shown.map(diagnoseDrift).find((each) => each !== undefined);
  const driftSeconds = drift === undefined ? undefined : drift * TOTP.periodSeconds;
  return { reason: right === undefined ? 'wrong' : 'replayed', driftSeconds };
}
