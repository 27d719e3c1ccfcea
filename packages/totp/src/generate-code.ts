import { HOTP } from 'otpauth';
import { TOTP } from './constants.ts';
import { toLibrarySecret } from './secret.ts';
import { timeStepAt } from './time-step.ts';

/** The code an authenticator app shows at `now`: six ASCII digits, leading zeros kept. For the demo and for tests. */
export function generateCode({ secret, now }: { secret: Uint8Array; now: Date }): string {
  return HOTP.generate({
    secret: toLibrarySecret(secret),
    algorithm: TOTP.algorithm,
    digits: TOTP.digits,
    counter: timeStepAt(now),
  });
}
