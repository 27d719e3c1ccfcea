import type { Deps } from '../deps.ts';

/**
 * Whom passkeys are for: from configuration only, never from a request (SECURITY, Passkeys). A browser gives a passkey of this host to no other, which is what makes it of no use to
 * whoever stands between.
 */
export function relyingPartyOf({ config }: Pick<Deps, 'config'>): { id: string; origin: string } {
  const { hostname, origin } = new URL(config.publicOrigin);
  return { id: hostname, origin };
}

/** COSE: EdDSA, ES256 and RS256, which all browsers and keys have one of. */
export const algorithms = [-8, -7, -257];
