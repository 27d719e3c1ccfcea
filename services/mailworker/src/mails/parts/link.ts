import { recordMailEvent } from '@tvm/audit';
import type { Database } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import type { Asked, Ended, LinkTerms, UserRow } from './define-mail.ts';
import { insertRegistration, type RegistrationRow, supersedeOtherRegistrations } from './link.queries.ts';

const HOUR = 3_600_000;

export interface Link {
  href: string;
  expiresAt: Date;
}

/**
 * Mints a mail's token; only its hash is stored with the registration. A stranger's request (`anonymous`) never replaces a link that the user
 * already has. To be called in the transaction that seals the mail, so that a retry sends the same link.
 */
export async function mintLink(
  db: Database,
  { purpose, hours }: LinkTerms,
  { publicOrigin, mail, user, now }: Asked<UserRow>,
): Promise<Link | Ended> {
  if (user.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' };
  const token = mintToken();
  const expiresAt = new Date(now.getTime() + hours * HOUR);
  await insertRegistration(db, {
    userId: user.id,
    mailId: mail.id,
    purpose,
    lost: purpose === 'reset' ? (mail.params.lost ?? 'password') : null,
    tokenHash: hashToken(purpose, token),
    credentialEpoch: user.credentialEpoch,
    emailCanonical: user.emailCanonical,
    renewals: mail.params.renewals ?? 0,
    createdAt: now,
    expiresAt,
  });
  if (purpose === 'registration' && mail.requestedBy !== 'anonymous') {
    await supersedeOtherRegistrations(db, user.id, mail.id, now);
  }
  await recordMailEvent(db, mail, { type: 'mail_link_minted' }, now);
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
