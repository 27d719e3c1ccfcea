import type { PoolClient } from 'pg';
import { type EventRow, eventColumns, milliseconds, type Seal } from './chain.ts';

const PAGE = 1000;
const columns = Object.values(eventColumns).join(', ');

/**
 * Pages of the events of the transactions from one up to and including another, in the chain's order: by transaction, then id. To be read to the end,
 * or until the transaction ends.
 */
export async function* readEventPages(
  client: PoolClient,
  fromTransactionId: string,
  toTransactionId: string,
): AsyncGenerator<EventRow[]> {
  await client.query(
    `declare audit_page no scroll cursor for select ${columns} from audit_events
      where transaction_id between ${xid8(fromTransactionId)} and ${xid8(toTransactionId)}
      order by audit_events.transaction_id, audit_events.id`,
  );
  for (;;) {
    const { rows } = await client.query<EventRow>({
      rowMode: 'array',
      text: `fetch ${PAGE} from audit_page`,
    });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
  }
}

/** Declaring a cursor takes no parameters. */
const xid8 = (transactionId: string) => `'${BigInt(transactionId)}'::xid8`;

const sealColumns = `sequence::float8 as sequence, from_transaction_id::text as "fromTransactionId", to_transaction_id::text as "toTransactionId",
  events, events_digest as "eventsDigest", previous_hmac as "previousHmac", hmac, ${milliseconds('sealed_at')} as "sealedAt"`;

export async function findLastSeal(client: PoolClient): Promise<Seal | undefined> {
  const { rows } = await client.query<Seal>(
    `select ${sealColumns} from audit_seals order by audit_seals.sequence desc limit 1`,
  );
  return rows[0];
}

/** `purged`: whether its events were dropped, and then whether that was their time (docs/security/retention.md). */
export type CheckedSeal = Seal & { purged: null | 'in_time' | 'too_early' };

/** All seals, first to last. */
export async function* readSeals(client: PoolClient, now: Date): AsyncGenerator<CheckedSeal> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const { rows } = await client.query<CheckedSeal>(
      `select ${sealColumns}, case when purged_at is null then null
          when purged_at >= sealed_at + interval '7 years' and purged_at <= $2::timestamptz + interval '1 hour' then 'in_time' else 'too_early' end as purged
        from audit_seals where audit_seals.sequence > $1 order by audit_seals.sequence limit ${PAGE}`,
      [after, now],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.sequence;
  }
}

/** The first transaction that may still write: all before it have ended, and what they wrote can be seen. */
export async function findFirstOpenTransaction(client: PoolClient): Promise<bigint> {
  const { rows } = await client.query<{ first: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as first',
  );
  return BigInt(rows[0]?.first ?? 0);
}

export async function insertSeal(client: PoolClient, seal: Seal): Promise<void> {
  await client.query(
    `insert into audit_seals (sequence, from_transaction_id, to_transaction_id, events, events_digest, previous_hmac, hmac, sealed_at)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::float8 / 1000))`,
    [
      seal.sequence,
      seal.fromTransactionId,
      seal.toTransactionId,
      seal.events,
      seal.eventsDigest,
      seal.previousHmac,
      seal.hmac,
      seal.sealedAt,
    ],
  );
}

/** Of the events after the last seal how many there are, and since when the oldest has waited. */
export async function findUnsealed(
  client: PoolClient,
  lastTransactionId: string,
): Promise<{ events: number; oldest: Date | null }> {
  const { rows } = await client.query<{ events: number; oldest: Date | null }>(
    'select count(*)::float8 as events, min(occurred_at) as oldest from audit_events where transaction_id > $1::xid8',
    [lastTransactionId],
  );
  return rows[0] ?? { events: 0, oldest: null };
}
