import { type Database, query } from '@tvm/db';
import { SQL, sql } from 'drizzle-orm';
import { findFirstOpenTransaction } from './first-open-transaction.ts';

/** The columns of an export, in their order. Adding one at the end changes nothing for whoever reads by position. */
export const auditRecordColumns = [
  'id',
  'occurredAt',
  'type',
  'result',
  'reason',
  'actorKind',
  'actorId',
  'actorName',
  'actorEmail',
  'organisationId',
  'userId',
  'userName',
  'userEmail',
  'clientAddress',
  'details',
  'recordedAt',
  'requestId',
] as const;

/**
 * An event with the names of today: of people who were erased the ids are left. Instants are UTC, RFC 3339: `occurredAt` by the clock of the process that tells, `recordedAt`
 * by the database's, null of what was written before it did.
 */
export type AuditRecord = Record<
  Exclude<(typeof auditRecordColumns)[number], 'id' | 'details'>,
  string | null
> & {
  id: number;
  details: Record<string, string | number | boolean | null>;
};

const PAGE = 1000;

/** Which events; what is left out doesn't matter. Of the instants `from` belongs to it, `to` doesn't. */
export interface AuditFilter {
  organisationId?: string | undefined;
  userId?: string | undefined;
  actorId?: string | undefined;
  type?: string | undefined;
  result?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

/** An event with the names of today, as the columns of {@link AuditRecord}. */
const eventColumns = sql`e.id::int8 as id, e.occurred_at as "occurredAt", e.type, e.result, e.reason,
  e.actor_kind as "actorKind", e.actor_id as "actorId", coalesce(a.full_name, c.name) as "actorName", a.email as "actorEmail",
  e.organisation_id as "organisationId", e.user_id as "userId", u.full_name as "userName", u.email as "userEmail",
  e.client_address as "clientAddress", e.details, e.recorded_at as "recordedAt", e.request_id as "requestId"`;

const namedEvents = sql`audit_events e
  left join users a on a.id = e.actor_id
  left join clients c on c.id = e.actor_id
  left join users u on u.id = e.user_id`;

function matches({ organisationId, userId, actorId, type, result, from, to }: AuditFilter): SQL {
  const conditions = [
    organisationId && sql`e.organisation_id = ${organisationId}::uuid`,
    userId && sql`e.user_id = ${userId}::uuid`,
    actorId && sql`e.actor_id = ${actorId}::uuid`,
    type && sql`e.type = ${type}`,
    result && sql`e.result = ${result}`,
    from && sql`e.occurred_at >= ${from}`,
    to && sql`e.occurred_at < ${to}`,
  ].filter((condition) => condition instanceof SQL);
  return sql.join([sql`true`, ...conditions], sql` and `);
}

type Row = Omit<AuditRecord, 'id' | 'occurredAt' | 'recordedAt'> & {
  id: string;
  occurredAt: Date;
  recordedAt: Date | null;
};

const toRecord = (row: Row): AuditRecord => ({
  ...row,
  id: Number(row.id),
  occurredAt: row.occurredAt.toISOString(),
  recordedAt: row.recordedAt?.toISOString() ?? null,
});

/** The newest events, the newest first; `before` an id. */
export async function readNewestEvents(
  db: Database,
  filter: AuditFilter,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<AuditRecord[]> {
  const rows = await query<Row>(db, 'read_newest_events')`
    select ${eventColumns} from ${namedEvents}
    where ${matches(filter)} and ${before === undefined ? sql`true` : sql`e.id < ${before}`}
    order by e.id desc limit ${limit}`;
  return rows.map(toRecord);
}

/**
 * The events of a filter, oldest first, a page at a time: memory stays bounded, and no transaction stays open. Only what was settled when it
 * began, so that the same export later begins with the same lines.
 */
export async function* readEvents(db: Database, filter: AuditFilter): AsyncGenerator<AuditRecord> {
  const settled = await findFirstOpenTransaction(db);
  for (let after = 0; ; ) {
    const rows = await query<Row>(db, 'read_events')`
      select ${eventColumns} from ${namedEvents}
      where ${matches(filter)} and e.id > ${after} and e.transaction_id < ${settled}::xid8
      order by e.id limit ${PAGE}`;
    for (const row of rows) yield toRecord(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = Number(last.id);
  }
}
