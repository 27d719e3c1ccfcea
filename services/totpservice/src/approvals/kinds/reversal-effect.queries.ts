import { type Database, query, users } from '@tvm/db';
import { asc, eq, sql } from 'drizzle-orm';

/** Locks all people of an organisation, in the order of their ids. */
export async function lockMembers(tx: Database, organisationId: string): Promise<void> {
  await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.organisationId, organisationId))
    .orderBy(asc(users.id))
    .for('no key update');
}

/**
 * A registration, which ends after the password, for everybody who has none and no link that still works: without 2FA a login takes a password. A mail that is
 * being sent has its link already, which is looked at.
 * @returns how many
 */
export async function inviteWithoutPassword(
  tx: Database,
  organisationId: string,
  now: Date,
): Promise<number> {
  const at = sql`${now}::timestamptz`;
  const [counted] = await query<{ invited: number }>(tx, 'invite_without_password')`
    with waiting as materialized (
      select user_id from mails where user_id = any (array(select id from users where organisation_id = ${organisationId}))
        and kind = 'registration' and state = 'queued'
    ), invited as (
      insert into mails (user_id, kind, requested_by, created_at, updated_at)
      select u.id, 'registration', 'support', ${at}, ${at} from users u
      where u.organisation_id = ${organisationId} and u.disabled_at is null
        and not exists (select from passwords p where p.user_id = u.id)
        and not exists (select from waiting w where w.user_id = u.id)
        and not exists (select from registrations r where r.user_id = u.id and r.purpose = 'registration' and r.credential_epoch = u.credential_epoch
          and r.completed_at is null and r.superseded_at is null and r.expires_at > ${at})
      returning id
    ), added as (select add_mail_jobs(array_agg(id)) from invited having count(*) > 0)
    select (select count(*)::int from invited) as invited, (select count(*) from added) as added`;
  return counted?.invited ?? 0;
}

/**
 * M6 to everybody who isn't disabled.
 * @returns how many
 */
export async function queueReversalMails(
  tx: Database,
  { organisationId, reversalId }: { organisationId: string; reversalId: string },
  now: Date,
): Promise<number> {
  const at = sql`${now}::timestamptz`;
  const params = sql`jsonb_build_object('approvalId', ${reversalId}::text, 'at', ${now.toISOString()}::text)`;
  const [counted] = await query<{ queued: number }>(tx, 'queue_reversal_mails')`
    with queued as (
      insert into mails (user_id, kind, requested_by, params, created_at, updated_at)
      select id, 'two_factor_reversed', 'system', ${params}, ${at}, ${at} from users
      where organisation_id = ${organisationId} and disabled_at is null
      returning id
    ), added as (select add_mail_jobs(array_agg(id)) from queued having count(*) > 0)
    select (select count(*)::int from queued) as queued, (select count(*) from added) as added`;
  return counted?.queued ?? 0;
}
