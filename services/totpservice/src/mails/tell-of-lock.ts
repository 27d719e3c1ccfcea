import { randomUUID } from 'node:crypto';
import { addMailJobs, type Database, type MailParams, query } from '@tvm/db';

/** Strangers can cause locks by passwords, one after the other for as long as they like. */
const passwordNoticeHours = 24;

/**
 * Tells a user that logging in is locked (M7), in the transaction of the event. Wrong codes come after a right password and are told of each time, at
 * most four times an hour by their nature. Wrong passwords are told of once in 24 hours, and again earlier only where that notice never left, or the
 * user has set a new password since. For nobody it runs the same statements and adds the same job, which finds no mail (SECURITY rule 15).
 */
export async function tellOfLock(
  tx: Database,
  lock: { userId: string | undefined; lockedBy: 'password' | 'code'; until: Date },
  now: Date,
): Promise<void> {
  const { lockedBy } = lock;
  const mailId = randomUUID();
  const userId = lock.userId ?? null;
  const params: MailParams = { until: lock.until.toISOString(), lockedBy };
  // One lock after the other: two at once would both see no former notice.
  await query(tx, 'lock_locked_user')`select from users where id = ${userId}::uuid for no key update`;
  await query(tx, 'queue_notice_of_lock')`
    insert into mails (id, user_id, kind, requested_by, params, created_at, updated_at)
    select ${mailId}::uuid, u.id, 'login_locked', 'system', ${JSON.stringify(params)}::jsonb, ${now}::timestamptz, ${now}::timestamptz
    from users u
    where u.id = ${userId}::uuid and (${lockedBy} = 'code' or not exists (
      select from mails m left join passwords p on p.user_id = m.user_id
      where m.user_id = u.id and m.kind = 'login_locked' and m.params ->> 'lockedBy' = 'password'
        and m.created_at > ${now}::timestamptz - make_interval(hours => ${passwordNoticeHours})
        and m.state not in ('failed', 'withdrawn', 'replaced')
        and (p.set_at is null or p.set_at <= m.created_at)))`;
  await addMailJobs(tx, [mailId]);
}
