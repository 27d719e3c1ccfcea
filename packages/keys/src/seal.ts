import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { findKey, type KeyRing, subkey } from './key-ring.ts';

/** Whom and what a sealed value belongs to. It opens with the same context only. */
export interface SealContext {
  /** The user's id, or that of what the value belongs to where it is nobody's. */
  readonly userId: string;
  readonly purpose: 'totp-secret' | 'imported-password' | 'mail-content' | 'webhook-secret' | 'signing-key';
}

/** A sealed value didn't open: malformed, under a key the ring hasn't, of another user or purpose, or changed. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12; // NIST SP 800-38D section 5.2.1.1; random, good for 2^32 values a key
const TAG_BYTES = 16;

/**
 * Seals a value with AES-256-GCM under the ring's first key.
 * Text form: `keyId.base64url(iv || ciphertext || tag)`; key id, user and purpose are authenticated with it.
 */
export function seal(ring: KeyRing, plaintext: Uint8Array, context: SealContext): string {
  const [key] = ring.keys;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, subkey(key, `seal/${context.purpose}`), iv, {
    authTagLength: TAG_BYTES,
  });
  cipher.setAAD(associatedData(key.id, context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return `${key.id}.${Buffer.concat([iv, ciphertext, cipher.getAuthTag()]).toString('base64url')}`;
}

/** Reverses {@link seal} with any key of the ring. Throws a {@link SealError}, which never holds the value. */
export function open(ring: KeyRing, sealed: string, context: SealContext): Uint8Array {
  const { keyId, body } = parseSealed(sealed);
  const key = findKey(ring, keyId);
  if (!key) throw new SealError(`${ring.name} has no key ${keyId}`);

  const iv = body.subarray(0, IV_BYTES);
  const decipher = createDecipheriv(CIPHER, subkey(key, `seal/${context.purpose}`), iv, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(associatedData(keyId, context));
  decipher.setAuthTag(body.subarray(-TAG_BYTES));
  try {
    return new Uint8Array(
      Buffer.concat([decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]),
    );
  } catch {
    throw new SealError('the sealed value was changed, or belongs to another user or purpose');
  }
}

/** The id of the key a value is sealed under: tells what a rotation has left to do. Throws a {@link SealError}. */
export function sealedUnder(sealed: string): string {
  return parseSealed(sealed).keyId;
}

function parseSealed(sealed: string): { keyId: string; body: Buffer } {
  const [, keyId, text] = /^([a-z0-9-]{1,16})\.([A-Za-z0-9_-]+)$/.exec(sealed) ?? [];
  const body = Buffer.from(text ?? '', 'base64url');
  // One value has one text form: without this the unused bits of the last character could be changed.
  if (!keyId || body.length < IV_BYTES + TAG_BYTES || body.toString('base64url') !== text) {
    throw new SealError('not a sealed value');
  }
  return { keyId, body };
}

/** JSON, because the borders between the parts have to be unambiguous. */
function associatedData(keyId: string, { userId, purpose }: SealContext): Buffer {
  return Buffer.from(JSON.stringify([keyId, userId, purpose]));
}
