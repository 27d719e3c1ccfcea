import type { Schema } from '@tvm/contract';
import { type Database, isApprovalOpen, query } from '@tvm/db';
import { sessionIdleSeconds } from '../../sessions/session.ts';

/** What goes with an organisation at this moment, in figures. */
export async function countDeletion(
  db: Database,
  organisationId: string,
  now: Date,
): Promise<Schema<'DeletionImpact'>> {
  const at = (hence = 0) => new Date(now.getTime() - hence * 1000);
  const [counted] = await query<Schema<'DeletionImpact'>>(db, 'count_deletion')`
    with members as materialized (
      select id, credential_epoch, disabled_at from users where organisation_id = ${organisationId}
    )
    select
      (select count(*)::int from members) as users,
      (select count(distinct a.user_id)::int from authenticators a join members m on m.id = a.user_id where a.state = 'active') as enrolled,
      (select count(*)::int from sessions s join members m on m.id = s.user_id and m.credential_epoch = s.credential_epoch and m.disabled_at is null
        where s.ended_at is null and s.expires_at > ${now}::timestamptz and s.last_seen_at > ${at(sessionIdleSeconds)}::timestamptz) as sessions,
      (select count(*)::int from registrations r join members m on m.id = r.user_id and m.credential_epoch = r.credential_epoch and m.disabled_at is null
        where r.completed_at is null and r.superseded_at is null and r.expires_at > ${now}::timestamptz) as registrations,
      (select count(*)::int from mails l join members m on m.id = l.user_id where l.state = 'queued') as mails,
      (select count(*)::int from approvals where (approvals.organisation_id = ${organisationId} or approvals.user_id in (select id from members))
        and approvals.kind <> 'organisation_deletion' and ${isApprovalOpen(now)}) as approvals`;
  if (!counted) throw new Error('nothing was counted');
  return counted;
}
