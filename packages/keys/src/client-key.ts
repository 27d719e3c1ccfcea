import { createPublicKey } from 'node:crypto';

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const kinds = ['EC P-256', 'RSA', 'OKP Ed25519'];

/** Why the keys of a client can't be taken. */
export type ClientKeyRefusal = 'private' | 'no_kid' | 'kid_twice' | 'kind' | 'too_short' | 'unreadable';

/**
 * What is wrong with the keys by which a client is to prove itself (RFC 7523), undefined for nothing: public ones only, each with an id of its own, EC P-256,
 * Ed25519, or RSA of 2048 bits at least (NIST SP 800-131A).
 */
export function refuseClientKeys(keys: readonly Record<string, unknown>[]): ClientKeyRefusal | undefined {
  const ids = keys.map(({ kid }) => kid);
  if (ids.some((kid) => typeof kid !== 'string' || kid === '')) return 'no_kid';
  if (new Set(ids).size < ids.length) return 'kid_twice';
  return keys.map(refuseKey).find((refusal) => refusal !== undefined);
}

function refuseKey(key: Record<string, unknown>): ClientKeyRefusal | undefined {
  if (privateMembers.some((member) => member in key)) return 'private';
  if (!kinds.includes([key.kty, key.crv].filter(Boolean).join(' '))) return 'kind';
  try {
    const { asymmetricKeyDetails } = createPublicKey({ format: 'jwk', key });
    return key.kty === 'RSA' && (asymmetricKeyDetails?.modulusLength ?? 0) < 2048 ? 'too_short' : undefined;
  } catch {
    return 'unreadable';
  }
}
