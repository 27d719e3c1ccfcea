import { type Database, query } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { type EventRow, eventColumns, milliseconds, type Seal } from './chain.ts';

const PAGE = 1000;
/** Any constant will do, as long as every sealer takes the same. */
const sealingLock = 7_306_239;
const columns = sql.raw(
  Object.entries(eventColumns)
    .map(([name, text]) => `${text} as ${name}`)
    .join(', '),
);

/**
 * Pages of the events of the transactions from one up to and including another, in the chain's order: by transaction, then id. To be read to the end,
 * or until the transaction ends.
 */
export async function* readEventPages(
  tx: Database,
  fromTransactionId: string,
  toTransactionId: string,
): AsyncGenerator<EventRow[]> {
  await query(tx, 'declare_event_pages')`
    declare audit_page no scroll cursor for select ${columns} from audit_events
    where transaction_id between ${xid8(fromTransactionId)} and ${xid8(toTransactionId)}
    order by audit_events.transaction_id, audit_events.id`;
  for (;;) {
    const rows = await query<Record<string, string | null>>(tx, 'fetch_event_page')`
      fetch ${sql.raw(`${PAGE}`)} from audit_page`;
    if (rows.length > 0) yield rows.map((row) => Object.values(row));
    if (rows.length < PAGE) return;
  }
}

/** Declaring a cursor takes no parameters. */
const xid8 = (transactionId: string) => sql.raw(`'${BigInt(transactionId)}'::xid8`);

const sealColumns = sql`sequence::float8 as sequence, from_transaction_id::text as "fromTransactionId", to_transaction_id::text as "toTransactionId",
  events, events_digest as "eventsDigest", previous_signature as "previousSignature", signature, ${sql.raw(milliseconds('sealed_at'))} as "sealedAt"`;

export async function findLastSeal(tx: Database): Promise<Seal | undefined> {
  const [last] = await query<Seal>(tx, 'find_last_seal')`
    select ${sealColumns} from audit_seals order by audit_seals.sequence desc limit 1`;
  return last;
}

export async function findSeal(tx: Database, sequence: number): Promise<Seal | undefined> {
  const [seal] = await query<Seal>(tx, 'find_seal')`
    select ${sealColumns} from audit_seals where audit_seals.sequence = ${sequence}`;
  return seal;
}

export async function findSealsAfter(db: Database, sequence: number, limit: number): Promise<Seal[]> {
  return query<Seal>(db, 'find_seals_after')`
    select ${sealColumns} from audit_seals where audit_seals.sequence > ${sequence}
    order by audit_seals.sequence limit ${limit}`;
}

/** With the moment, in milliseconds since 1970, at which its events were dropped. */
export type KeptSeal = Seal & { purgedAt: string | null };

/** All seals, first to last. */
export async function* readSeals(tx: Database): AsyncGenerator<KeptSeal> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows: KeptSeal[] = await query<KeptSeal>(tx, 'read_seals')`
      select ${sealColumns}, ${sql.raw(milliseconds('purged_at'))} as "purgedAt"
      from audit_seals where audit_seals.sequence > ${after} order by audit_seals.sequence limit ${PAGE}`;
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.sequence;
  }
}

export async function insertSeal(tx: Database, seal: Seal): Promise<void> {
  await query(tx, 'insert_seal')`
    insert into audit_seals (sequence, from_transaction_id, to_transaction_id, events, events_digest, previous_signature, signature, sealed_at)
    values (${seal.sequence}, ${seal.fromTransactionId}, ${seal.toTransactionId}, ${seal.events}, ${seal.eventsDigest}, ${seal.previousSignature}, ${seal.signature},
      to_timestamp(${seal.sealedAt}::float8 / 1000))`;
}

/** Of the events after the last seal how many there are, and since when the oldest has waited. */
export async function findUnsealed(
  tx: Database,
  lastTransactionId: string,
): Promise<{ events: number; oldest: Date | null }> {
  const [unsealed] = await query<{ events: number; oldest: Date | null }>(tx, 'find_unsealed')`
    select count(*)::float8 as events, min(occurred_at) as oldest from audit_events where transaction_id > ${lastTransactionId}::xid8`;
  return unsealed ?? { events: 0, oldest: null };
}

/** The transaction that the last seal goes to; 0 without one. */
export async function findLastSealed(tx: Database): Promise<string> {
  const [sealed] = await query<{ last: string | null }>(tx, 'find_last_sealed')`
    select max(to_transaction_id)::text as last from audit_seals`;
  return sealed?.last ?? '0';
}

/** The newest transaction of an event; 0 without one. */
export async function findNewestTransaction(tx: Database): Promise<string> {
  const [newest] = await query<{ id: string | null }>(tx, 'find_newest_transaction')`
    select max(transaction_id)::text as id from audit_events`;
  return newest?.id ?? '0';
}

/** Until the transaction ends; false when another sealer has it. */
export async function takeSealingLock(tx: Database): Promise<boolean> {
  const [lock] = await query<{ isOurs: boolean }>(tx, 'take_sealing_lock')`
    select pg_try_advisory_xact_lock(${sealingLock}) as "isOurs"`;
  return lock?.isOurs ?? false;
}

/** That events were exported: of an organisation, or (null) those of everybody. */
export async function recordAuditExport(db: Database, organisationId: string | null): Promise<void> {
  await query(db, 'record_audit_export')`select record_audit_export(${organisationId}::uuid, now())`;
}
