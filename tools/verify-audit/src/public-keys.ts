import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { parse, Unreadable } from './seal.ts';

/** Ed25519 keys by their id. */
export type PublicKeys = ReadonlyMap<string, KeyObject>;

/**
 * The keys of a JWKS (RFC 7517), as `audit-keys` writes it.
 * @throws Unreadable
 */
export function readPublicKeys(text: string): PublicKeys {
  const { keys } = (parse(text) ?? {}) as { keys?: unknown };
  if (!Array.isArray(keys) || keys.length === 0) throw new Unreadable('the public keys: are no JWKS');
  return new Map(
    keys.map((key: Record<string, string>) => {
      if (typeof key.kid !== 'string' || key.crv !== 'Ed25519')
        throw new Unreadable('the public keys: one has no id, or is none of Ed25519');
      try {
        return [key.kid, createPublicKey({ format: 'jwk', key })];
      } catch {
        throw new Unreadable(`the public keys: ${JSON.stringify(key.kid)} is none`);
      }
    }),
  );
}

export const keyIdOf = (signature: string): string => signature.split('.')[0] ?? '';

/** Whether a signature is of that text, by the key that it names. */
export function checkSignature(
  keys: PublicKeys,
  { text, signature }: { text: string; signature: string },
): 'good' | 'bad' | 'unknown_key' {
  const key = keys.get(keyIdOf(signature));
  if (!key) return 'unknown_key';
  const bytes = Buffer.from(signature.split('.')[1] ?? '', 'base64url');
  return verify(null, Buffer.from(text), key, bytes) ? 'good' : 'bad';
}
