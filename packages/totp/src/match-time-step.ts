import { HOTP } from 'otpauth';
import { TOTP } from './constants.ts';
import { toLibrarySecret } from './secret.ts';
import { timeStepAt } from './time-step.ts';

// ASCII only: \d with the u flag or a Number() would let other scripts, signs and blanks pass.
const SIX_DIGITS = /^[0-9]{6}$/;

/**
 * The time step a code belongs to, or undefined when it belongs to none of the accepted ones
 * (`now`'s step and {@link TOTP.driftSteps} each side, RFC 6238 section 5.2).
 *
 * Says nothing about reuse: the caller accepts the step only when it is later than the last accepted one
 * (RFC 6238 section 5.2, RFC 4226 section 7.2). Throws a RangeError for a secret of less than 16 bytes or more than 64.
 *
 * @param input.code as submitted; anything but six ASCII digits matches nothing
 */
export function matchTimeStep(input: { secret: Uint8Array; code: string; now: Date }): number | undefined {
  if (!SIX_DIGITS.test(input.code)) return undefined;
  const secret = toLibrarySecret(input.secret);
  const current = timeStepAt(input.now);

  // Every step is computed, so that the time taken doesn't tell which one matched. When two steps happen to share
  // the code the latest wins: burning the earlier one would leave the same code good for a second use.
  let matched: number | undefined;
  for (let step = current - TOTP.driftSteps; step <= current + TOTP.driftSteps; step++) {
    const delta = HOTP.validate({
      token: input.code,
      secret,
      algorithm: TOTP.algorithm,
      digits: TOTP.digits,
      counter: step,
      window: 0,
    });
    if (delta !== null) matched = step;
  }
  return matched;
}
