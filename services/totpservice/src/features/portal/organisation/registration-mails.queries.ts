import type { Schema } from '@tvm/contract';
import { type Database, mails, query } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { claimMailBudgets } from '../../../mails/mail-budget.ts';

/** Queues one registration mail for every enabled user of the organisation, with its job. */
export async function queueActivationMails(
  tx: Database,
  organisationId: string,
  activationId: string,
  now: Date,
): Promise<number> {
  const at = sql`${now}::timestamptz`;
  const [mailed] = await query<{ queued: number }>(tx, 'queue_activation_mails')`
    with queued as (
      insert into ${mails} (user_id, kind, requested_by, activation_id, created_at, updated_at)
      select id, 'registration', 'activation', ${activationId}, ${at}, ${at} from users
      where organisation_id = ${organisationId} and disabled_at is null
      returning id
    ), added as (${addJobs})
    select count(*)::int as queued, (select count(*) from added) as added from queued`;
  return mailed?.queued ?? 0;
}

/**
 * Queues a registration mail for everybody of the organisation who hasn't finished, on a main user's behalf, each within that user's own budget. Who
 * can't be reached, has one on its way, or was mailed too lately is passed over. The caller holds the lock of the organisation's row, so that two
 * don't count the same user twice.
 */
export async function queueRegistrationMails(
  tx: Database,
  organisationId: string,
  now: Date,
): Promise<Schema<'MailsQueued'>> {
  const at = sql`${now}::timestamptz`;
  const [mailed] = await query<Schema<'MailsQueued'>>(tx, 'queue_registration_mails')`
    with unfinished as materialized (
      select u.id, case
          when u.mail_bounced_at is not null then 'undeliverable'
          when exists (select from ${mails} m where m.user_id = u.id and m.kind = 'registration' and m.state in ('queued', 'sending')) then 'waiting'
          else 'ready' end as what
      from users u join user_standing s on s.user_id = u.id
      where u.organisation_id = ${organisationId} and not s.is_disabled and s.state <> 'enrolled'
    ), claimed as (
      ${claimMailBudgets('main_user', sql`select id::text from unfinished where what = 'ready' order by 1`, now)}
    ), queued as (
      insert into ${mails} (user_id, kind, requested_by, params, created_at, updated_at)
      select subject::uuid, 'registration', 'main_user', '{"campaign": true}', ${at}, ${at} from claimed
      returning id
    ), added as (${addJobs})
    select (select count(*)::int from queued) as queued,
      (count(*) filter (where what = 'ready') - (select count(*) from queued))::int as limited,
      count(*) filter (where what = 'waiting')::int as waiting,
      count(*) filter (where what = 'undeliverable')::int as undeliverable,
      (select count(*) from added) as added
    from unfinished`;
  const { queued = 0, limited = 0, waiting = 0, undeliverable = 0 } = mailed ?? {};
  return { queued, limited, waiting, undeliverable };
}

/** A job for each row of `queued`. */
const addJobs = sql`select add_mail_jobs(array_agg(id)) from queued having count(*) > 0`;
