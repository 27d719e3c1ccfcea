import { createHmac } from 'node:crypto';
import { type KeyRing, subkey } from './key-ring.ts';

/** What tells two keys of one id apart and nothing else of them: kept in the database, compared at start. */
export interface KeyCheck {
  readonly ring: string;
  readonly keyId: string;
  readonly checkValue: string;
}

/** A check of each key of the ring: HMAC-SHA-256 of its setting and id under a subkey that is for nothing else, base64url. */
export function keyChecksOf(ring: KeyRing): KeyCheck[] {
  return ring.keys.map((key) => {
    const hmac = createHmac('sha256', subkey(key, 'key-check')).update(`${ring.name}:${key.id}`);
    return { ring: ring.name, keyId: key.id, checkValue: hmac.digest('base64url') };
  });
}
