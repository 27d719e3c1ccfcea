import { HOTP } from 'otpauth';
import { TOTP } from './constants.ts';
import { toLibrarySecret } from './secret.ts';
import { timeStepAt } from './time-step.ts';

/** Ten minutes each way: a phone whose clock is off by more shows it to its owner. */
const diagnosedSteps = 20;

/**
 * How far off the clock of the phone is that showed this code, in steps of {@link TOTP.periodSeconds} seconds: negative when it is slow, undefined when the code is of no step
 * within ten minutes, or of one that is accepted anyway. For telling the owner only: nothing is ever accepted by it. Every step is computed, so that the time taken
 * tells nothing.
 */
export function diagnoseDrift(input: { secret: Uint8Array; code: string; now: Date }): number | undefined {
  if (!/^[0-9]{6}$/.test(input.code)) return undefined;
  const secret = toLibrarySecret(input.secret);
  const current = timeStepAt(input.now);
  let found: number | undefined;
  let isAccepted = false;
  for (let drift = -diagnosedSteps; drift <= diagnosedSteps; drift++) {
    const delta = HOTP.validate({
      token: input.code,
      secret,
      algorithm: TOTP.algorithm,
      digits: TOTP.digits,
      counter: current + drift,
      window: 0,
    });
    if (delta === null) continue;
    if (Math.abs(drift) <= TOTP.driftSteps) isAccepted = true;
    if (found === undefined || Math.abs(drift) < Math.abs(found)) found = drift;
  }
  return isAccepted ? undefined : found;
}
