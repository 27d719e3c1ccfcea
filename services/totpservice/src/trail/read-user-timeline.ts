import type { Schema } from '@tvm/contract';
import { type Database, query } from '@tvm/db';

type TimelineEvent = Schema<'TimelineEvent'>;
type Row = Record<Exclude<keyof TimelineEvent, 'at'>, string | null> & { at: Date };

/** The contract's limit. */
const latest = 200;

/**
 * What happened to a user's registration, oldest first: from the states of the mails that links came with, and from the audit trail's events of what
 * the person did; nothing else is taken for granted. Looking at a link (a scanner does) writes no event and isn't in it.
 * - An attempt to hand a mail over is not told, only what it came to; a mail is queued once.
 * - The first code is the first one typed after a QR code was shown: a wrong one, or the one that confirmed.
 * - A reversal is the organisation's, and is told to all who were in it then and are now.
 * - The same again (opened in another browser, shown again, one login after the other) is told once.
 * @param organisationId of whom facts are told; null for all that the user ever was in
 */
export async function readUserTimeline(
  db: Database,
  { userId, organisationId }: { userId: string; organisationId: string | null },
): Promise<TimelineEvent[]> {
  const rows = await query<Row>(db, 'read_user_timeline')`
    with mailed as (
      select 'mail_' || c.state as type, c.at, m.kind as mail, m.requested_by as "requestedBy",
        case when c.state in ('bounced', 'failed') then c.reason end as reason, 0 as source, c.id::text as sequence
      from mails m join mail_state_changes c on c.mail_id = m.id
      where m.user_id = ${userId} and m.kind in ('registration', 'password_reset') and c.state <> 'sending'
        and (c.state <> 'queued' or not exists (
          select from mail_state_changes earlier where earlier.mail_id = c.mail_id and earlier.id < c.id))
    ), facts as (
      select id, occurred_at, type, reason, details from audit_events
      where user_id = ${userId} and (${organisationId}::uuid is null or organisation_id = ${organisationId}::uuid)
        and (result = 'success' or type = 'enrolment_code' and result = 'failure')
      union all
      select e.id, e.occurred_at, e.type, e.reason, e.details from users u join audit_events e on e.organisation_id = u.organisation_id
      where u.id = ${userId} and e.type = 'two_factor_reversed' and e.result = 'success' and e.occurred_at >= u.created_at
    ), done as (
      select id, occurred_at as at, case type
          when 'registration_opened' then 'link_opened'
          when 'password_set' then 'password_set'
          when 'enrolment_started' then 'qr_shown'
          when 'authenticator_enrolled' then 'enrolled'
          when 'authenticator_replaced' then 'enrolled'
          when 'authenticator_disabled' then 'disabled'
          when 'two_factor_reset' then 'reset'
          when 'new_phone_approved' then 'new_phone_approved'
          when 'two_factor_reversed' then 'reversed'
          when 'attempts_locked' then case when reason in ('code', 'enrolment', 'set_password') then 'locked' end
          when 'attempts_unlocked' then case when reason in ('code', 'enrolment', 'set_password') then 'unlocked' end
          when 'login_password' then case when reason is null then 'login' end
          when 'login_code' then 'login'
          when 'login_recovery_code' then 'login'
        end as type, 1 as part from facts
      union all
      select id, occurred_at, 'first_code', 0 from facts
      where type = 'enrolment_code'
        or type in ('authenticator_enrolled', 'authenticator_replaced') and details->>'by' is distinct from 'profile'
    ), codes as (
      select *, count(*) filter (where type = 'qr_shown') over (order by id, part) as shown from done where type is not null
    ), firsts as (
      select *, row_number() over (partition by type, shown order by id, part) as time from codes
    ), told as (
      select type, at, null as mail, null as "requestedBy", null as reason, 1 as source, lpad(id::text, 20, '0') || part as sequence
      from firsts where type <> 'first_code' or (time = 1 and shown > 0)
      union all select * from mailed
    ), ordered as (
      select *, lag(type) over (order by at, source, sequence) as former from told
    )
    select type, at, mail, "requestedBy", reason from (
      select * from ordered where type not in ('link_opened', 'qr_shown', 'login') or former is distinct from type
      order by at desc, source desc, sequence desc limit ${latest}
    ) as latest order by at, source, sequence`;
  return rows.map(toEvent);
}

function toEvent({ type, at, mail, requestedBy, reason }: Row): TimelineEvent {
  return {
    type,
    at: at.toISOString(),
    ...(mail && { mail }),
    ...(requestedBy && { requestedBy }),
    ...(reason && { reason }),
  } as TimelineEvent;
}
