import type { Database } from '@tvm/db';
import type { TwoFactorDecision } from '@tvm/policy';
import { sql } from 'drizzle-orm';

/** Users whom the mailworker's campaign has still to invite: no authenticator, no bounce, and no registration mail since 2FA is required of them. */
export async function countToInvite(
  db: Database,
  required: { id: string; decision: TwoFactorDecision }[],
  now: Date,
): Promise<number> {
  const ids = required.map(({ id }) => id);
  const since = required.map(({ decision }) => (decision.requiredFrom ?? now).toISOString());
  const { rows } = await db.execute<{ users: number }>(sql`
    select count(*)::int as users
    from unnest(${sql.param(ids)}::uuid[], ${sql.param(since)}::timestamptz[]) as required (organisation_id, since)
    join users u on u.organisation_id = required.organisation_id
    where u.disabled_at is null and u.mail_bounced_at is null
      and not exists (select from authenticators a where a.user_id = u.id and a.state in ('active', 'disabled'))
      and not exists (select from mails m where m.user_id = u.id and m.kind = 'registration' and m.created_at >= required.since
        and m.state not in ('replaced', 'withdrawn'))`);
  return rows[0]?.users ?? 0;
}
