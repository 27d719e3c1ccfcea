import { type AuditEvent, eventObservation } from '@tvm/audit';
import { auditEvents, type Database, queryPrepared } from '@tvm/db';
import { currentRequestId } from '@tvm/process';
import { sql } from 'drizzle-orm';
import { wideNetworkOf } from '../http/visitor.ts';

type Anonymous = Omit<AuditEvent, 'actor'>;

/**
 * Counts what nobody is behind: one row a user, network and minute, however often it happens. That somebody's login is locked is a fact about that user, of which other systems are told: it goes into
 * the trail, by the same statement, so that an address that nobody has takes the same work, and waits for the same (SECURITY rule 15).
 */
export async function countAnonymous(db: Database, event: Anonymous, now: Date): Promise<void> {
  const { type, result, reason = null, userId = null, organisationId = null, clientAddress = '' } = event;
  const isFact = type === 'attempts_locked' && userId !== null;
  await queryPrepared(db, 'count_anonymous')`
    with told as (
      insert into ${auditEvents} (occurred_at, type, result, reason, actor_kind, organisation_id, user_id, client_address, details, request_id)
      select ${now}::timestamptz, ${type}::text, ${result}::text, ${reason}::text, 'anonymous', ${organisationId}::uuid, ${userId}::uuid, ${clientAddress}::text,
        ${JSON.stringify(event.details ?? {})}::jsonb, ${currentRequestId() ?? null}::uuid where ${isFact}::boolean
    )
    select count_anonymous(${now}::timestamptz, ${wideNetworkOf(clientAddress)}::text, ${type}::text, ${result}::text, ${reason}::text, ${userId}::uuid,
      ${isFact}::boolean)`;
  eventObservation.tell({ type, result, reason });
}

/** As many rows as are summed up in a few milliseconds, however many strangers make. */
const latestRows = 10_000;

/**
 * How often somebody who proved nothing was refused at a user's login, from how many networks, and when last; of the 90 days that are kept, and of the latest
 * ten thousand minutes and networks.
 */
export const refusedLoginsOf = (userId: string, now: Date) => sql`(
  select case when count(*) > 0 then json_build_object('count', sum(count), 'networks', count(distinct network), 'latestAt', max(minute)) end
  from (
    select minute, network, count from anonymous_events
    where user_id = ${userId} and type = 'login_password' and minute > ${now}::timestamptz - interval '90 days'
    order by minute desc limit ${latestRows}::int
  ) as latest)`;
