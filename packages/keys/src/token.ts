import { createHash, randomBytes } from 'node:crypto';

/** What an opaque token is good for. The same token under two purposes has two hashes. */
export type TokenPurpose =
  | 'registration'
  | 'reset'
  | 'registration-cookie'
  | 'login-challenge'
  | 'session'
  | 'device'
  | 'client-secret'
  | 'oidc'
  | 'passkey-challenge'
  | 'recovery-stop'
  | 'idempotency-key';

const TOKEN_BYTES = 32;

/** A new opaque token: 256 random bits as 43 characters of base64url, for links and cookies. */
export function mintToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/**
 * What is stored in place of a token: SHA-256 over purpose and token, base64url (43 characters).
 * No key and no salt: 256 random bits can't be guessed (ASVS 5.0, 6.5.2 asks for more only below 112).
 */
export function hashToken(purpose: TokenPurpose, token: string): string {
  return createHash('sha256').update(`${purpose}:${token}`).digest('base64url');
}
