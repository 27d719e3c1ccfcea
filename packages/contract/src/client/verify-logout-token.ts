import { type SignedToken, SignedTokenRefusedError, verifySigned } from './verify-signed.ts';

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** Whose login ended. */
export interface EndedLogin {
  /** The person, as in an id token. */
  sub: string;
  /** Which login: the `sid` of the id token that your session began with. */
  sid: string;
  /** Of this attempt to tell you. One that comes twice ends what has ended. */
  jti: string;
}

/**
 * The login that a logout token ends, once it is right (OpenID Connect Back-Channel Logout 1.0, section 2.6). End your session of that `sid`, and answer 200, also when you don't know it.
 * @throws SignedTokenRefusedError
 */
export async function verifyLogoutToken(given: SignedToken): Promise<EndedLogin> {
  const claims = await verifySigned(given, { algorithm: 'ES256', type: 'logout+jwt' });
  const { sub, sid, jti, events, exp } = claims;
  const isLogout =
    typeof events === 'object' && events !== null && logoutEvent in events && !('nonce' in claims);
  if (!isLogout || typeof exp !== 'number' || typeof sub !== 'string' || typeof sid !== 'string')
    throw new SignedTokenRefusedError('claims_wrong');
  return { sub, sid, jti: String(jti) };
}
