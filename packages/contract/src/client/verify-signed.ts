/** A public key as a JWK Set has it (RFC 7517): `jwks_uri` of the issuer. */
export interface PublicKeySet {
  keys: readonly { kid?: string; kty?: string; alg?: string; [member: string]: unknown }[];
}

export interface SignedToken {
  /** As it came: `logout_token`, or the body of a delivery. */
  token: string;
  /** The issuer's JWK Set. Fetch it anew, at most once a minute, when the error is `key_unknown`. */
  jwks: PublicKeySet;
  issuer: string;
  /** Your client's id. */
  audience: string;
  /** For tests: the moment. */
  now?: Date;
}

/** What is wrong with a token: answer it with 400, and do nothing. */
export class SignedTokenRefusedError extends Error {
  override readonly name = 'SignedTokenRefusedError';
  readonly code: 'malformed' | 'type_wrong' | 'key_unknown' | 'signature_wrong' | 'claims_wrong' | 'expired';
  constructor(code: SignedTokenRefusedError['code']) {
    super(`the token was refused: ${code}`);
    this.code = code;
  }
}

/** Of two clocks (OpenID Connect Core 1.0, section 3.1.3.7), in seconds. */
const skewSeconds = 60;

const algorithms = {
  ES256: { kty: 'EC', how: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } },
  RS256: { kty: 'RSA', how: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } },
} as const;

/** What an id token is verified by, and these are too: one algorithm, the type, a key of the issuer's, who made it and for whom. */
export async function verifySigned(
  { token, jwks, issuer, audience, now = new Date() }: SignedToken,
  expected: { algorithm: keyof typeof algorithms; type: string },
): Promise<Record<string, unknown>> {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || token.length > 16_384) throw new SignedTokenRefusedError('malformed');
  const header = readPart(head);
  const { algorithm, type } = expected;
  if (header.alg !== algorithm || String(header.typ).toLowerCase() !== type)
    throw new SignedTokenRefusedError('type_wrong');
  const { kty, how } = algorithms[algorithm];
  const jwk = jwks.keys.find((key) => key.kid === header.kid && key.kty === kty);
  if (!jwk || typeof header.kid !== 'string') throw new SignedTokenRefusedError('key_unknown');
  const key = await crypto.subtle.importKey('jwk', jwk as never, how, false, ['verify']);
  const signed = new TextEncoder().encode(`${head}.${body}`);
  if (!(await crypto.subtle.verify(how, key, bytesOf(signature), signed)))
    throw new SignedTokenRefusedError('signature_wrong');
  const claims = readPart(body);
  const audiences = [claims.aud].flat();
  const at = now.getTime() / 1000;
  const isOurs = claims.iss === issuer && audiences.includes(audience) && typeof claims.jti === 'string';
  if (!isOurs || typeof claims.iat !== 'number' || claims.iat > at + skewSeconds)
    throw new SignedTokenRefusedError('claims_wrong');
  if (typeof claims.exp === 'number' && claims.exp < at - skewSeconds)
    throw new SignedTokenRefusedError('expired');
  return claims;
}

function readPart(part: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(bytesOf(part)));
    if (typeof read === 'object' && read !== null) return read as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new SignedTokenRefusedError('malformed');
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  try {
    const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/');
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    throw new SignedTokenRefusedError('malformed');
  }
}
