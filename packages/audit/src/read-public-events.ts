import { type Database, query } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { eventTypes, type PublicEventType, type ToldEventType } from './event-types.ts';
import { findFirstOpenTransaction } from './first-open-transaction.ts';

/** An event as other systems see it: whom it is about, by the source's ids. */
export interface PublicEvent {
  id: string;
  type: PublicEventType;
  occurredAt: string;
  user: string | null;
  organisation: string | null;
}

/** Where a reader is: behind this event of this transaction. `0:0` is the beginning. */
export type EventCursor = string;

const isCursor = /^(?:0|[1-9][0-9]{0,18}):(?:0|[1-9][0-9]{0,18})$/;
/** Behind every event of a transaction. */
const last = '9223372036854775807';

/** Whether a text is a cursor that PostgreSQL can read. */
export const isEventCursor = (text: string): boolean =>
  isCursor.test(text) && text.split(':').every((each) => BigInt(each) <= BigInt(last));

/**
 * Events in the order of their transactions, from a cursor on. Those of a transaction that an older one could still come before are left for later, so that nothing is
 * ever skipped: of events that are there, each reader gets each once, and all in one order.
 * @param types of the public types, null for all
 * @returns the events and where the reader is then; when there are fewer than `limit`, behind everything that was looked through
 */
export async function readPublicEvents(
  db: Database,
  { after, limit, types }: { after: EventCursor; limit: number; types: readonly string[] | null },
): Promise<{ events: (PublicEvent & { cursor: EventCursor })[]; next: EventCursor }> {
  const [transaction = '0', event = '0'] = after.split(':');
  const wanted = Object.entries(eventTypes)
    .filter(([, { publicType }]) => publicType !== null && (types === null || types.includes(publicType)))
    .map(([type]) => type);
  const horizon = await findFirstOpenTransaction(db);
  const rows = await query<Row>(db, 'read_public_events')`
    select e.id::text, e.transaction_id::text as transaction, e.type, e.occurred_at as "occurredAt",
      coalesce(u.external_id, d.external_id) as user, coalesce(o.external_id, g.external_id) as organisation
    from audit_events e
    left join users u on u.id = e.user_id
    left join deleted_users d on d.user_id = e.user_id
    left join organisations o on o.id = e.organisation_id
    left join deleted_organisations g on g.organisation_id = e.organisation_id
    where (e.transaction_id, e.id) > (${transaction}::xid8, ${event}::bigint) and e.transaction_id < ${horizon}::xid8
      and e.result = 'success' and e.type = any(${sql.param(wanted)}::text[])
      and coalesce(u.external_id, d.external_id, case when e.user_id is null then coalesce(o.external_id, g.external_id) end) is not null
    order by e.transaction_id, e.id limit ${limit}`;
  const events = rows.map(toEvent);
  const end = events.at(-1)?.cursor ?? after;
  const looked = `${BigInt(horizon) - 1n}:${last}`;
  const isFurther = BigInt(horizon) - 1n > BigInt(transaction);
  return { events, next: rows.length === limit ? end : isFurther ? looked : after };
}

interface Row {
  id: string;
  transaction: string;
  type: ToldEventType;
  occurredAt: Date;
  user: string | null;
  organisation: string | null;
}

function toEvent({ id, transaction, type, occurredAt, user, organisation }: Row) {
  return {
    id: `evt_${id}`,
    type: eventTypes[type].publicType,
    occurredAt: occurredAt.toISOString(),
    user,
    organisation,
    cursor: `${transaction}:${id}`,
  };
}
