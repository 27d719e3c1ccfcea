import type { SessionFacts } from './with-session.ts';

/**
 * How long a proof is good for sensitive operations. ASVS 5.0 7.5.3 asks for another authentication before them and leaves the time to the
 * application: long enough to scan a QR code, too short for a desk that was left.
 */
const stepUpSeconds = 300;

type Proved = Pick<SessionFacts, 'authenticatorState' | 'codeGivenAt' | 'passwordGivenAt'>;

/**
 * Until when a session's latest proof counts; null when it doesn't now. With an active authenticator only a code or recovery code of it is a
 * proof (GHSA-7mgc-c7pq-3rr3), without one the password; a disabled one leaves nothing to prove with.
 */
export function stepUpValidUntil(proved: Proved, now: Date): Date | null {
  const { authenticatorState, codeGivenAt, passwordGivenAt } = proved;
  if (authenticatorState === 'disabled') return null;
  const provedAt = authenticatorState === 'active' ? codeGivenAt : passwordGivenAt;
  if (!provedAt) return null;
  const until = new Date(provedAt.getTime() + stepUpSeconds * 1000);
  return until > now ? until : null;
}
