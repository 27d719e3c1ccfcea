import { type Database, query } from '@tvm/db';
import { dueReminder } from '@tvm/policy';
import { type SQL, sql } from 'drizzle-orm';
import type { OrganisationDecision } from '../standing/organisation-decisions.ts';

interface Limits {
  room: number;
  now: Date;
}

/**
 * Queues M8 to whoever hasn't set up 2FA and M9 to the main users, 45, 14, 7 and 1 days before it is required of their organisation: one of each for a date. Support
 * gets the figures of organisations without a main user, together.
 * @returns how many mails
 */
export async function remindBeforeDate(
  tx: Database,
  decisions: OrganisationDecision[],
  { room, now }: Limits,
): Promise<number> {
  const due = dueOrganisations(decisions, now);
  if (!due || room <= 0) return 0;
  let mails = 0;
  for (const chosen of [selectSupport(due), selectMainUsers(due), selectUsers(due)]) {
    if (mails < room) mails += await queue(tx, chosen, { room: room - mails, now });
  }
  return mails;
}

/** As the rows of a query: of which organisation, from when, in how many days, and of which of the four days this is the reminder. */
function dueOrganisations(decisions: OrganisationDecision[], now: Date): SQL | undefined {
  const due = decisions.flatMap(({ id, decision: { required, requiredFrom } }) => {
    const reminder = !required && requiredFrom ? dueReminder(requiredFrom, now) : undefined;
    return reminder && requiredFrom ? [{ id, requiredFrom: requiredFrom.toISOString(), ...reminder }] : [];
  });
  if (due.length === 0) return undefined;
  const column = <Key extends keyof (typeof due)[number]>(key: Key) =>
    sql.param(due.map((each) => each[key]));
  return sql`unnest(${column('id')}::uuid[], ${column('requiredFrom')}::text[], ${column('days')}::int[], ${column('milestone')}::int[])
    as due (organisation_id, required_from, days, milestone)`;
}

const unfinishedUsers = sql`join users u on u.organisation_id = due.organisation_id join user_standing s on s.user_id = u.id
    and not s.is_disabled and s.state <> 'enrolled'`;
const params = sql`jsonb_build_object('campaign', true, 'requiredFrom', due.required_from, 'days', due.days, 'milestone', due.milestone)`;

/** One of each kind for a date; a mail that was withdrawn, because the date had moved, is none once the date is back a day later. */
const isNew = (kind: string, to: SQL) => sql`not exists (
  select from mails m where m.kind = ${kind} and ${to} and m.params ->> 'requiredFrom' = due.required_from
    and (m.params ->> 'milestone')::int = due.milestone and m.state <> 'withdrawn')`;

const selectUsers = (due: SQL) => sql`
  select u.id as user_id, 'mandatory_reminder' as kind, ${params} as params
  from ${due} ${unfinishedUsers}
  where u.mail_bounced_at is null and ${isNew('mandatory_reminder', sql`m.user_id = u.id`)}`;

const unfinished = (due: SQL) => sql`
  select due.*, count(u.id)::int as users from ${due} ${unfinishedUsers}
  group by due.organisation_id, due.required_from, due.days, due.milestone`;

const selectMainUsers = (due: SQL) => sql`
  select u.id as user_id, 'mandatory_reminder_main_user' as kind, ${params} || jsonb_build_object('notEnrolled', due.users) as params
  from (${unfinished(due)}) as due join users u on u.organisation_id = due.organisation_id
  where u.disabled_at is null and u.is_main_user and u.mail_bounced_at is null
    and ${isNew('mandatory_reminder_main_user', sql`m.user_id = u.id`)}`;

const selectSupport = (due: SQL) => sql`
  select null::uuid as user_id, 'mandatory_reminder_support' as kind,
    ${params} || jsonb_build_object('notEnrolled', sum(due.users)::int, 'organisations', count(*)::int) as params
  from (${unfinished(due)}) as due
  where not exists (select from users u where u.organisation_id = due.organisation_id and u.is_main_user and u.disabled_at is null)
    and ${isNew('mandatory_reminder_support', sql`m.user_id is null`)}
  group by due.required_from, due.days, due.milestone`;

async function queue(tx: Database, chosen: SQL, { room, now }: Limits): Promise<number> {
  const at = sql`${now}::timestamptz`;
  const [queued] = await query<{ mails: number }>(tx, 'queue_reminders')`
    with queued as (
      insert into mails (user_id, kind, requested_by, params, created_at, updated_at)
      select user_id, kind, 'system', params, ${at}, ${at} from (${chosen}) as chosen order by user_id limit ${room}
      returning id
    ), added as (select add_mail_jobs(array_agg(id)) from queued having count(*) > 0)
    select (select count(*)::int from queued) as mails, (select count(*) from added) as added`;
  return queued?.mails ?? 0;
}
