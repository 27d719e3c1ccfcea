import { createHmac } from 'node:crypto';
import { type KeyRing, subkey } from './key-ring.ts';

/** What a keyed hash is of: values of few bits, for which a plain hash would be a look-up away. */
export type KeyedHashPurpose =
  | 'recovery-code'
  | 'notice-code'
  | 'address'
  | 'idempotent-request'
  | 'oidc-cookie';

/** HMAC-SHA-256 of a value under the ring's first key, as `keyId.base64url(hmac)`: what is stored. */
export function keyedHash(ring: KeyRing, purpose: KeyedHashPurpose, value: string): string {
  return hashUnder(ring.keys[0], purpose, value);
}

/** The hash of a value under each key of the ring, newest first: what a look-up has to search for after a rotation. */
export function keyedHashes(ring: KeyRing, purpose: KeyedHashPurpose, value: string): string[] {
  return ring.keys.map((key) => hashUnder(key, purpose, value));
}

function hashUnder(key: KeyRing['keys'][0], purpose: KeyedHashPurpose, value: string): string {
  const hmac = createHmac('sha256', subkey(key, `hash/${purpose}`)).update(value);
  return `${key.id}.${hmac.digest('base64url')}`;
}
