import { Secret } from 'otpauth';
import { TOTP } from './constants.ts';

const BASE32_SECRET = /^[A-Z2-7]{32}$/;

/** A new secret: 20 bytes (160 bits) from the platform's cryptographic random source. */
export function generateSecret(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(TOTP.secretBytes));
}

/** The secret as a person types it into an app: 32 characters of base32 (RFC 4648), no padding. */
export function encodeSecret(secret: Uint8Array): string {
  if (secret.length !== TOTP.secretBytes) throw new RangeError(`a secret is ${TOTP.secretBytes} bytes`);
  return toLibrarySecret(secret).base32;
}

/** Reverses {@link encodeSecret}. Throws a RangeError for anything but 32 upper-case base32 characters. */
export function decodeSecret(base32: string): Uint8Array {
  // otpauth would take blanks, padding and any length.
  if (!BASE32_SECRET.test(base32)) throw new RangeError('a secret is 32 base32 characters');
  return Secret.fromBase32(base32).bytes;
}

/**
 * The secret of an app that is enrolled elsewhere: upper-case base32 (RFC 4648), padded or not, of 16 to 64 bytes.
 * @returns undefined for anything else: shorter ones can be guessed
 */
export function decodeImportedSecret(base32: string): Uint8Array | undefined {
  const text = base32.replace(/=+$/, '');
  if (!/^[A-Z2-7]{26,103}$/.test(text)) return undefined;
  const { bytes } = Secret.fromBase32(text);
  const [least, most] = TOTP.importedSecretBytes;
  return bytes.length >= least &&
    bytes.length <= most &&
    new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32 === text
    ? bytes
    : undefined;
}

/**
 * The secret in otpauth's form. The bytes are copied, because otpauth takes a whole ArrayBuffer and a Buffer may
 * be a window on a shared one. Throws a RangeError for another length: codes of a short or empty secret can be guessed.
 */
export function toLibrarySecret(secret: Uint8Array): Secret {
  const [least, most] = TOTP.importedSecretBytes;
  if (secret.length < least || secret.length > most)
    throw new RangeError(`a secret is ${least} to ${most} bytes`);
  return new Secret({ buffer: Uint8Array.from(secret).buffer });
}
