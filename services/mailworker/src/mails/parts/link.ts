import { eventObservation } from '@tvm/audit';
import type { Database } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import type { Asked, Ended, LinkTerms, UserRow } from './define-mail.ts';
import { insertLink, type RegistrationRow } from './link.queries.ts';

export interface Link {
  href: string;
  expiresAt: Date;
}

/**
 * Mints a mail's token; only its hash is stored with the registration. To be called in the transaction that seals the mail, so that a retry sends the same link.
 */
export async function mintLink(
  db: Database,
  { purpose }: LinkTerms,
  { publicOrigin, mail, user, now }: Asked<UserRow>,
): Promise<Link | Ended> {
  if (user.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' };
  const token = mintToken();
  const expiresAt = await insertLink(db, mail.id, hashToken(purpose, token), now);
  eventObservation.tell({ type: 'mail_link_minted', result: 'success', reason: null });
  // In the fragment, so that the token reaches no log and no referrer.
  return { href: `${publicOrigin}/totpservice/registration#${token}`, expiresAt };
}

/** Why the link that an earlier attempt minted isn't sent any more; undefined while it would still work. */
export function endOfLink(registration: RegistrationRow, user: UserRow, now: Date): Ended | undefined {
  if (user.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' };
  if (registration.completedAt) return { ended: 'withdrawn', reason: 'link_used' };
  if (registration.supersededAt) return { ended: 'replaced', reason: 'link_replaced' };
  if (registration.credentialEpoch !== user.credentialEpoch)
    return { ended: 'withdrawn', reason: 'credentials_changed' };
  return registration.expiresAt <= now ? { ended: 'failed', reason: 'link_expired' } : undefined;
}
