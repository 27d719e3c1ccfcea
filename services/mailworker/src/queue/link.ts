import { recordMailEvent } from '@tvm/audit';
import type { Database } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import {
  insertRegistration,
  type MailRow,
  type RegistrationRow,
  supersedeOtherRegistrations,
  type UserRow,
} from './mails.queries.ts';

const HOUR = 3_600_000;
/** DESIGN.md, section 7. Counted from minting, not from the request: a mail may have waited. */
const LIFE_HOURS = { registration: 24, reset: 1 };

export interface LinkDeps {
  publicOrigin: string;
}

export interface Link {
  link: string;
  expiresAt: Date;
}

/** Sending the mail has become pointless (`failed`), needless (`replaced`) or wrong (`withdrawn`). */
export interface Ended {
  ended: 'failed' | 'replaced' | 'withdrawn';
  reason: string;
}

/**
 * Mints a mail's token; only its hash is stored with the registration. A stranger's request (`anonymous`) never replaces a link that the user
 * already has. To be called in the transaction that seals the mail's content, so that a retry sends the same link.
 */
export async function mintLink(
  db: Database,
  { publicOrigin }: LinkDeps,
  { mail, user }: { mail: MailRow; user: UserRow },
  now: Date,
): Promise<Link> {
  const purpose = mail.kind === 'password_reset' ? 'reset' : 'registration';
  const token = mintToken();
  const expiresAt = new Date(now.getTime() + LIFE_HOURS[purpose] * HOUR);
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
  // In the fragment, so that the token reaches no log and no referrer (DESIGN.md, section 4).
  return { link: `${publicOrigin}/totpservice/registration#${token}`, expiresAt };
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
