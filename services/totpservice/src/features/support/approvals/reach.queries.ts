import type { Schema } from '@tvm/contract';
import { type Database, query } from '@tvm/db';

type Receiver = Schema<'ApprovalReach'>['receivers'][number];

/**
 * How far each receiver is with what an approval did: all of it is one transaction, and everything that is told goes by transactions. Clients that are revoked hear nothing any more.
 * @param decidedAt by which the decision's own event is found: an index has it
 */
export async function selectReceivers(
  db: Database,
  approvalId: string,
  decidedAt: Date,
): Promise<Receiver[]> {
  const rows = await query<Omit<Receiver, 'client'> & { id: string; name: string }>(db, 'select_receivers')`
    with done as (
      select transaction_id as tx, max(id) as event from audit_events
      where occurred_at = ${decidedAt} and details ->> 'approvalId' = ${approvalId} and result = 'success' group by transaction_id order by 1 desc limit 1
    ), far as (
      select l.client_id, 'logout' as way, l.delivered_at is not null as is_reached, l.given_up_at is not null as is_given_up
      from backchannel_logouts l join done d on l.transaction_id = d.tx
      union all
      select w.client_id, 'webhook', (split_part(w.cursor, ':', 1)::xid8, split_part(w.cursor, ':', 2)::bigint) >= (d.tx, d.event), w.is_disabled
      from webhooks w cross join done d where w.created_at <= ${decidedAt}
      union all
      select s.client_id, 'signals', (split_part(s.cursor, ':', 1)::xid8, split_part(s.cursor, ':', 2)::bigint) >= (d.tx, d.event)
          and not exists (select from signal_tokens t where t.stream_id = s.id and t.done_at is null and t.claims ->> 'txn' = d.tx::text), s.status = 'disabled'
      from signal_streams s cross join done d where s.created_at <= ${decidedAt}
    )
    select c.id, c.name, f.way, count(*) filter (where f.is_reached)::int as reached,
      count(*) filter (where not f.is_reached and not f.is_given_up)::int as waiting, count(*) filter (where not f.is_reached and f.is_given_up)::int as "givenUp"
    from far f join clients c on c.id = f.client_id and c.revoked_at is null group by c.id, f.way order by c.name, f.way`;
  return rows.map(({ id, name, ...far }) => ({ client: { id, name }, ...far }));
}
