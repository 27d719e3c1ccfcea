import { TOTP } from './constants.ts';

/**
 * The time step at an instant: the count of whole 30-second periods since the Unix epoch (T in RFC 6238, section 4.2).
 * Throws a RangeError for an invalid date, which would otherwise count as step 0.
 */
export function timeStepAt(now: Date): number {
  const step = Math.floor(now.getTime() / 1000 / TOTP.periodSeconds);
  if (Number.isNaN(step)) throw new RangeError('not an instant');
  return step;
}
