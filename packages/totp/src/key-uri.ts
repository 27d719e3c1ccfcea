import { TOTP as LibraryTotp } from 'otpauth';
import { TOTP } from './constants.ts';
import { toLibrarySecret } from './secret.ts';

/**
 * The `otpauth://totp/` URI that goes into the QR code (Google's key URI format): label `issuer:account`, and the
 * issuer, algorithm, digits and period as parameters. It holds the secret: show it once, log it never.
 * Throws a RangeError when issuer or account is empty or has a colon, which the format reserves.
 */
export function keyUri(input: { secret: Uint8Array; issuer: string; account: string }): string {
  for (const part of [input.issuer, input.account]) {
    if (part === '' || part.includes(':'))
      throw new RangeError('issuer and account are text without a colon');
  }
  return new LibraryTotp({
    issuer: input.issuer,
    label: input.account,
    secret: toLibrarySecret(input.secret),
    algorithm: TOTP.algorithm,
    digits: TOTP.digits,
    period: TOTP.periodSeconds,
  }).toString();
}
