import { createECDH, createPublicKey } from 'node:crypto';
import { type KeyRing, subkey } from './key-ring.ts';

/** A P-256 key for ES256 as a JWK (RFC 7518, section 6.2). `d` is what must never leave the process. */
export interface SigningKey {
  readonly kid: string;
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly alg: 'ES256';
  readonly use: 'sig';
  readonly x: string;
  readonly y: string;
  readonly d: string;
}

/**
 * The ring's keys as signing keys, newest first, each under its id: the scalar is the key's subkey, so that a ring looks the same whatever it is for.
 * One chance in 2^32 that a scalar is none of the curve: then this throws, and another key has to be made.
 */
export function signingKeysOf(ring: KeyRing): [SigningKey, ...SigningKey[]] {
  const [first, ...others] = ring.keys;
  return [signingKeyOf(first), ...others.map(signingKeyOf)];
}

function signingKeyOf(key: KeyRing['keys'][0]): SigningKey {
  const pair = createECDH('prime256v1');
  const scalar = subkey(key, 'sign/es256').export();
  pair.setPrivateKey(scalar);
  // SEC 1, section 2.3.3: 0x04, then 32 bytes each of x and y.
  const point = pair.getPublicKey();
  return {
    ...{ kid: key.id, kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' },
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: scalar.toString('base64url'),
  };
}

/** Without what must stay: as it is published. */
export function publicKeyOf({ d: _, ...published }: SigningKey): Omit<SigningKey, 'd'> {
  return published;
}

/** What verifies signatures of the ring's keys: SPKI in PEM, by key id. */
export function verificationKeysOf(ring: KeyRing): ReadonlyMap<string, string> {
  return new Map(
    signingKeysOf(ring).map((key) => {
      const publicKey = createPublicKey({ format: 'jwk', key: { ...publicKeyOf(key) } });
      return [key.kid, publicKey.export({ type: 'spki', format: 'pem' }).toString()];
    }),
  );
}
