import type { Database } from '@tvm/db';
import { hashToken, type KeyRing, mintToken, open, seal } from '@tvm/keys';
import {
  insertRegistration,
  type MailRow,
  type RegistrationRow,
  supersedeOtherRegistrations,
  type UserRow,
} from './mails.queries.ts';
import { recordMailEvent } from './record-mail-event.ts';

const HOUR = 3_600_000;
/** DESIGN.md, section 7. Counted from minting, not from the request: a mail may have waited. */
const LIFE_HOURS = { registration: 24, reset: 1 };

export interface LinkDeps {
  tokenKeys: KeyRing;
  publicOrigin: string;
}

export interface Link {
  link: string;
  expiresAt: Date;
}

/** Sending the mail has become pointless (`failed`) or wrong (`withdrawn`). */
export interface Ended {
  ended: 'failed' | 'withdrawn';
  reason: string;
}

/**
 * Mints a mail's token: its hash with the registration, a sealed copy with the mail, so that a retry sends the same
 * link. A stranger's request (`anonymous`) never replaces a link that the user already has.
 */
export async function mintLink(
  db: Database,
  deps: LinkDeps,
  { mail, user }: { mail: MailRow; user: UserRow },
  now: Date,
): Promise<Link> {
  const purpose = mail.kind === 'password_reset' ? 'reset' : 'registration';
  const token = mintToken();
  const expiresAt = new Date(now.getTime() + LIFE_HOURS[purpose] * HOUR);
  const sealedContent = seal(deps.tokenKeys, Buffer.from(token), {
    userId: user.id,
    purpose: 'mail-content',
  });
  await insertRegistration(
    db,
    {
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
    },
    sealedContent,
  );
  if (purpose === 'registration' && mail.requestedBy !== 'anonymous') {
    await supersedeOtherRegistrations(db, user.id, mail.id, now);
  }
  await recordMailEvent(db, mail, { type: 'mail_link_minted' }, now);
  return { link: linkTo(deps, token), expiresAt };
}

/**
 * The link that an earlier attempt minted, as long as it would still work.
 * @throws SealError when the sealed copy doesn't open, for example because its key was taken away too early
 */
export function reopenLink(
  deps: LinkDeps,
  { mail, user, registration }: { mail: MailRow; user: UserRow; registration: RegistrationRow },
  now: Date,
): Link | Ended {
  const { expiresAt } = registration;
  if (registration.completedAt) return { ended: 'withdrawn', reason: 'link_used' };
  if (registration.supersededAt) return { ended: 'withdrawn', reason: 'link_replaced' };
  if (registration.credentialEpoch !== user.credentialEpoch)
    return { ended: 'withdrawn', reason: 'credentials_changed' };
  if (expiresAt <= now) return { ended: 'failed', reason: 'link_expired' };
  if (mail.sealedContent === null) return { ended: 'failed', reason: 'token_wiped' };
  const token = open(deps.tokenKeys, mail.sealedContent, { userId: user.id, purpose: 'mail-content' });
  return { link: linkTo(deps, Buffer.from(token).toString()), expiresAt };
}

/** In the fragment, so that the token reaches no log and no referrer (DESIGN.md, section 4). */
const linkTo = ({ publicOrigin }: LinkDeps, token: string) =>
  `${publicOrigin}/totpservice/registration#${token}`;
