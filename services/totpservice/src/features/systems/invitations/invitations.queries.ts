import { type Connection, type mailStates, queryPrepared } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { type AuthenticatorState, authenticatorState } from '../../../standing/used-authenticators.ts';

/** Who would be invited. */
interface Recipient {
  userId: string;
  organisationId: string | null;
  email: string;
  isDisabled: boolean;
  authenticatorState: AuthenticatorState;
}

export async function findRecipient(db: Connection, externalId: string): Promise<Recipient | undefined> {
  const [recipient] = await queryPrepared<Recipient>(db, 'find_invitation_recipient')`
    select u.id as "userId", u.organisation_id as "organisationId", u.email, u.disabled_at is not null as "isDisabled",
      ${authenticatorState(sql`u.id`)} as "authenticatorState"
    from users u
    where u.external_id = ${externalId} and u.kind = 'portal'`;
  return recipient;
}

/** An invitation: its mail, and the link that was minted for it, if it was. */
export interface InvitationFacts {
  mailState: (typeof mailStates)[number];
  createdAt: Date;
  /** When anything last happened to either. */
  updatedAt: Date;
  expiresAt: Date | null;
  openedAt: Date | null;
  passwordSetAt: Date | null;
  completedAt: Date | null;
  supersededAt: Date | null;
  /** The user has changed since. */
  isOutdated: boolean;
}

export async function findInvitation(
  db: Connection,
  { externalId, mailId }: { externalId: string; mailId: string },
): Promise<InvitationFacts | undefined> {
  const [invitation] = await queryPrepared<InvitationFacts>(db, 'find_invitation')`
    select m.state as "mailState", m.created_at as "createdAt", r.expires_at as "expiresAt", r.opened_at as "openedAt",
      r.password_set_at as "passwordSetAt", r.completed_at as "completedAt", r.superseded_at as "supersededAt",
      coalesce(r.credential_epoch <> u.credential_epoch and r.completed_at is null, false) as "isOutdated",
      greatest(m.updated_at, r.opened_at, r.password_set_at, r.completed_at, r.superseded_at) as "updatedAt"
    from users u
    join mails m on m.user_id = u.id and m.kind = 'registration'
    left join registrations r on r.mail_id = m.id
    where u.external_id = ${externalId} and u.kind = 'portal' and m.id = ${mailId}`;
  return invitation;
}
