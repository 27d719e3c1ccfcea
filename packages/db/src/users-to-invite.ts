import { type SQL, sql } from 'drizzle-orm';

/** An organisation where 2FA is required now, and since when. */
export interface RequiredOrganisation {
  id: string;
  since: Date;
}

/**
 * A query over the portal users whom the campaign has still to invite: `id`, `is_main_user`, `organisation_id`. Enabled, of one of these organisations, neither an
 * active nor a disabled authenticator, an address that doesn't bounce, and not invited (`user_standing`) or not since 2FA is required. A mail that never left or bounced is no invitation (once support takes the mark off the address); but
 * whoever had such a one in the last 24 hours isn't asked for again, so that a mail that keeps being withdrawn can't go round in circles.
 */
export function usersToInvite(required: RequiredOrganisation[], now: Date): SQL {
  const ids = sql.param(required.map(({ id }) => id));
  const since = sql.param(required.map((each) => each.since));
  return sql`
    select u.id, u.is_main_user, u.organisation_id, required.since
    from unnest(${ids}::uuid[], ${since}::timestamptz[]) as required (organisation_id, since)
    join users u on u.organisation_id = required.organisation_id
    join user_standing s on s.user_id = u.id
    where not s.is_disabled and u.mail_bounced_at is null and s.authenticator_state is null
      and not exists (select from mails m where m.user_id = u.id and m.kind = 'registration' and (
        m.created_at >= required.since and m.state not in ('replaced', 'withdrawn', 'bounced') and s.state <> 'not_invited'
        or m.created_at > ${now}::timestamptz - interval '24 hours'))`;
}
