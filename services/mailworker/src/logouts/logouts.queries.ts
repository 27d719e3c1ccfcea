import { backchannelLogouts, type Database, query } from '@tvm/db';
import { and, eq, sql } from 'drizzle-orm';

export type LogoutRow = typeof backchannelLogouts.$inferSelect;

/** Longer than the slowest delivery. */
const leaseSeconds = 60;
/** To one application at a time. */
const atOnce = 8;

/** Nobody has it in hand, its time has come, and the application still wants it there. */
const isDue = (
  now: Date,
) => sql`l.delivered_at is null and l.given_up_at is null and coalesce(l.next_attempt_at <= ${now}::timestamptz, true)
  and coalesce(l.claimed_until <= ${now}::timestamptz, true) and l.url = any(c.backchannel_logout_uris)`;

/** The applications that somebody is to be logged out of now. Reads a row each, however many wait. */
export async function findApplicationsDue(db: Database, now: Date): Promise<string[]> {
  const rows = await query<{ id: string }>(db, 'find_applications_due')`
    select c.id from clients c where c.revoked_at is null and c.backchannel_logout_uris <> '{}'
      and exists (select from backchannel_logouts l where l.client_id = c.id and ${isDue(now)})`;
  return rows.map(({ id }) => id);
}

/** Takes some of an application's. A process that ended gives its own back by the clock. */
export async function claimLogouts(db: Database, clientId: string, now: Date): Promise<LogoutRow[]> {
  return db
    .update(backchannelLogouts)
    .set({ claimedUntil: new Date(now.getTime() + leaseSeconds * 1000) })
    .where(
      sql`${backchannelLogouts.id} in (
        select l.id from backchannel_logouts l join clients c on c.id = l.client_id
        where l.client_id = ${clientId} and c.revoked_at is null and ${isDue(now)}
        order by l.next_attempt_at nulls first, l.id limit ${atOnce} for update of l skip locked)`,
    )
    .returning();
}

/** Writes down what became of an attempt, as long as this process has it. */
export async function settleLogout(
  db: Database,
  { id, claimedUntil }: LogoutRow,
  progress: Partial<LogoutRow>,
): Promise<void> {
  if (!claimedUntil) throw new Error('a logout that nobody has in hand');
  await db
    .update(backchannelLogouts)
    .set({ ...progress, claimedUntil: null })
    .where(and(eq(backchannelLogouts.id, id), eq(backchannelLogouts.claimedUntil, claimedUntil)));
}

/** An address that doesn't answer is left alone until then, whoever else is to be logged out there. */
export async function postpone(db: Database, { clientId, url }: LogoutRow, until: Date): Promise<void> {
  await query(db, 'postpone_logouts')`
    update backchannel_logouts set next_attempt_at = ${until}
    where client_id = ${clientId} and url = ${url} and delivered_at is null and given_up_at is null
      and coalesce(next_attempt_at < ${until}::timestamptz, true) and claimed_until is null`;
}
