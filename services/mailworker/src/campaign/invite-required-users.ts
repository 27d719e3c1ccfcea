import { type Database, query, usersToInvite } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { type OrganisationDecision, requiredOf } from '../standing/organisation-decisions.ts';

/**
 * Queues a registration mail for whoever must use 2FA by now and was never invited since: main users first, then an organisation at a time.
 * @param input.room as many at most
 * @returns how many
 */
export async function inviteRequiredUsers(
  tx: Database,
  decisions: OrganisationDecision[],
  { room, now }: { room: number; now: Date },
): Promise<number> {
  const required = requiredOf(decisions);
  const mandatory = decisions.filter(({ decision }) => decision.because === 'mandatory').map(({ id }) => id);
  const at = sql`${now}::timestamptz`;
  const [queued] = await query<{ mails: number }>(tx, 'invite_required_users')`
    with chosen as (
      select id, organisation_id, since from (${usersToInvite(required, now)}) as invitable
      order by is_main_user desc, organisation_id, id limit ${room}
    ), queued as (
      insert into mails (user_id, kind, requested_by, params, created_at, updated_at)
      select id, 'registration', 'system', jsonb_build_object('campaign', true) || case
          when organisation_id = any(${sql.param(mandatory)}::uuid[])
          then jsonb_build_object('requiredFrom', to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) else '{}' end,
        ${at}, ${at} from chosen
      returning id
    ), added as (select add_mail_jobs(array_agg(id)) from queued having count(*) > 0)
    select (select count(*)::int from queued) as mails, (select count(*) from added) as added`;
  return queued?.mails ?? 0;
}
