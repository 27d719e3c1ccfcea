import { type SignedToken, SignedTokenRefusedError, verifySigned } from './verify-signed.ts';

/** What a security event token says. */
export interface SecurityEvent {
  /** Stays the same when it comes twice: keep it with what you did, and do nothing the second time. */
  jti: string;
  /** A URI of CAEP, RISC or the framework itself. */
  type: string;
  event: Record<string, unknown>;
  /** RFC 9493; `{ format: 'iss_sub', iss, sub }` for a person. */
  subject: Record<string, unknown>;
  /** By your own ids, null where you gave none. */
  user: string | null;
  organisation: string | null;
}

/**
 * The event of a security event token (RFC 8417), pushed or polled, once it is right. Answer a push with 202.
 * @throws SignedTokenRefusedError
 */
export async function verifySecurityEvent(given: SignedToken): Promise<SecurityEvent> {
  const claims = await verifySigned(given, { algorithm: 'RS256', type: 'secevent+jwt' });
  const { jti, sub_id: subject, events } = claims;
  const [[type, event] = [], ...more] = isObject(events) ? Object.entries(events) : [];
  if (type === undefined || more.length > 0 || !isObject(event) || !isObject(subject))
    throw new SignedTokenRefusedError('claims_wrong');
  return {
    jti: String(jti),
    type,
    event,
    subject,
    user: textOf(claims.user),
    organisation: textOf(claims.organisation),
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
