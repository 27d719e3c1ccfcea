import { type Database, query } from '@tvm/db';
import { sql } from 'drizzle-orm';
import type { EventType } from './event-types.ts';
import { findFirstOpenTransaction } from './first-open-transaction.ts';
import type { EventCursor } from './read-public-events.ts';

/** What became of a user, as a stream of signals tells it. */
export interface Signal {
  id: string;
  type: EventType | 'sessions_ended';
  transaction: string;
  at: Date;
  userId: string;
  /** The source's ids. */
  user: string | null;
  organisation: string | null;
  cursor: EventCursor;
}

/** Behind every event of a transaction. */
const last = '9223372036854775807';

/**
 * The feed as `readPublicEvents` reads it, in the same order and up to the same horizon, of events about a user, with the ends of sessions between them.
 * @param types of the audit trail
 */
export async function readSignals(
  db: Database,
  { after, limit, types }: { after: EventCursor; limit: number; types: readonly EventType[] },
): Promise<{ signals: Signal[]; next: EventCursor }> {
  const [transaction = '0', event = '0'] = after.split(':');
  const horizon = await findFirstOpenTransaction(db);
  const from = sql`> (${transaction}::xid8, ${event}::bigint)`;
  const rows = await query<Omit<Signal, 'cursor'>>(db, 'read_signals')`
    select f.id::text, f.type, f.transaction_id::text as transaction, f.at, f.user_id as "userId",
      coalesce(u.external_id, d.external_id) as user, o.external_id as organisation
    from (
      (select id, transaction_id, type, occurred_at as at, user_id, organisation_id from audit_events
        where (transaction_id, id) ${from} and transaction_id < ${horizon}::xid8
          and result = 'success' and user_id is not null and type = any(${sql.param(types)}::text[])
        order by transaction_id, id limit ${limit})
      union all
      (select id, transaction_id, 'sessions_ended', at, user_id, organisation_id from session_ends
        where (transaction_id, id) ${from} and transaction_id < ${horizon}::xid8 order by transaction_id, id limit ${limit})
    ) f
    left join users u on u.id = f.user_id
    left join deleted_users d on d.user_id = f.user_id
    left join organisations o on o.id = f.organisation_id
    order by f.transaction_id, f.id limit ${limit}`;
  const signals = rows.map((row) => ({ ...row, cursor: `${row.transaction}:${row.id}` }));
  const end = signals.at(-1)?.cursor ?? after;
  const looked = BigInt(horizon) - 1n;
  const isFurther = looked > BigInt(transaction);
  return { signals, next: rows.length === limit ? end : isFurther ? `${looked}:${last}` : after };
}
