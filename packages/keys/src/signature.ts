import { createPrivateKey, createPublicKey, type KeyObject, sign as signBytes, verify } from 'node:crypto';
import { type KeyRing, subkey } from './key-ring.ts';

/** What is signed so that whoever has the public key can tell, and nobody but us could have made it. */
export type SignaturePurpose = 'audit-seal';

/** A public key as it is published: a JWK of RFC 8037. */
export interface PublicKey {
  readonly kid: string;
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly alg: 'EdDSA';
  readonly use: 'sig';
  readonly x: string;
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 signature (RFC 8032) of a text by the ring's first key, as `keyId.base64url(signature)`. */
export function signText(ring: KeyRing, purpose: SignaturePurpose, text: string): string {
  const [key] = ring.keys;
  return `${key.id}.${signBytes(null, Buffer.from(text), privateKeyOf(key, purpose)).toString('base64url')}`;
}

/** Whether a key of the ring made this signature of this text. */
export function isSignedBy(
  ring: KeyRing,
  purpose: SignaturePurpose,
  text: string,
  signature: string,
): boolean {
  const [id, bytes = ''] = signature.split('.');
  const key = ring.keys.find((each) => each.id === id);
  if (!key) return false;
  const publicKey = createPublicKey(privateKeyOf(key, purpose));
  return verify(null, Buffer.from(text), publicKey, Buffer.from(bytes, 'base64url'));
}

/** The public keys of a ring for a purpose, newest first, each under its id. */
export function publicKeysOf(ring: KeyRing, purpose: SignaturePurpose): PublicKey[] {
  return ring.keys.map((key) => {
    const { x = '' } = createPublicKey(privateKeyOf(key, purpose)).export({ format: 'jwk' });
    return { kid: key.id, kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', x };
  });
}

/** Any 32 bytes are an Ed25519 key: the subkey, so that a ring looks the same whatever it is for. */
function privateKeyOf(key: KeyRing['keys'][0], purpose: SignaturePurpose): KeyObject {
  const seed = subkey(key, `sign/${purpose}`).export();
  return createPrivateKey({ format: 'der', type: 'pkcs8', key: Buffer.concat([PKCS8_PREFIX, seed]) });
}
