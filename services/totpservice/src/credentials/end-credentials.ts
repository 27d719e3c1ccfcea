import { type Database, query } from '@tvm/db';
import { type SQL, sql } from 'drizzle-orm';

/**
 * Ends everything that people had set up or begun: authenticators, pending ones too, recovery codes, mails with a link that haven't left, passwords kept for
 * later, and by the epoch sessions, login challenges, mailed links and device cookies. Their rows are locked by the caller.
 * @param of one user, or everybody of an organisation
 * @param reason written at the mails
 * @returns how many authenticators were active or disabled
 */
export async function endCredentials(
  tx: Database,
  of: { userId: string } | { organisationId: string },
  reason: 'two_factor_reset' | 'two_factor_reversed',
  now: Date,
): Promise<number> {
  const at = sql`${now}::timestamptz`;
  const people = everybody(of);
  await query(tx, 'end_recovery_codes')`delete from recovery_codes where user_id = ${people}`;
  const [counted] = await query<{ ended: number }>(tx, 'end_authenticators')`
    with former as (
      select id, state from authenticators where user_id = ${people} and state <> 'revoked'
    ), ended as (
      update authenticators a set state = 'revoked', sealed_secret = null, ended_at = ${at} from former where a.id = former.id
    )
    select count(*) filter (where state <> 'pending')::int as ended from former`;
  await query(tx, 'withdraw_links')`
    update mails set state = 'withdrawn', last_error = ${reason}, sealed_content = null, updated_at = ${at}
    where user_id = ${people} and kind in ('registration', 'password_reset') and state = 'queued'`;
  await query(tx, 'drop_kept_passwords')`
    update registrations set kept_password_hash = null, kept_pepper_key_id = null
    where user_id = ${people} and kept_password_hash is not null`;
  await query(tx, 'end_recoveries')`update recoveries set completed_at = ${at} where user_id = ${people}`;
  await query(tx, 'raise_epochs')`
    update users set credential_epoch = credential_epoch + 1 where id = ${people}`;
  return counted?.ended ?? 0;
}

/** An array is looked up in the indexes once; for a subselect the planner goes through all open mails once for each member. */
const everybody = (of: { userId: string } | { organisationId: string }): SQL =>
  'userId' in of
    ? sql`any (array[${of.userId}::uuid])`
    : sql`any (array(select id from users where organisation_id = ${of.organisationId}))`;
