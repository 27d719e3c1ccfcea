import type { Database } from '@tvm/db';
import { sql } from 'drizzle-orm';

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
] as const;

/** An event with the names of today: of people who were erased the ids are left. Instants are UTC, RFC 3339. */
export type AuditRecord = Record<
  Exclude<(typeof auditRecordColumns)[number], 'id' | 'details'>,
  string | null
> & {
  id: number;
  details: Record<string, string | number | boolean | null>;
};

const PAGE = 1000;

/**
 * The events of one organisation, oldest first, a page at a time: memory stays bounded, and no transaction stays open. Only what was settled when it
 * began, so that the same export later begins with the same lines.
 * @param range instants; `from` belongs to it, `to` doesn't
 */
export async function* readOrganisationEvents(
  db: Database,
  organisationId: string,
  range: { from?: Date | undefined; to?: Date | undefined },
): AsyncGenerator<AuditRecord> {
  const started = await db.execute<{ settled: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as settled`,
  );
  const settled = started.rows[0]?.settled ?? '0';
  const from = range.from?.toISOString() ?? null;
  const to = range.to?.toISOString() ?? null;
  for (let after = 0; ; ) {
    const { rows } = await db.execute<AuditRecord & Record<string, unknown>>(sql`
      select e.id::int8 as id, e.occurred_at as "occurredAt", e.type, e.result, e.reason,
        e.actor_kind as "actorKind", e.actor_id as "actorId", coalesce(a.full_name, c.name) as "actorName", a.email as "actorEmail",
        e.organisation_id as "organisationId", e.user_id as "userId", u.full_name as "userName", u.email as "userEmail",
        e.client_address as "clientAddress", e.details
      from audit_events e
      left join users a on a.id = e.actor_id
      left join clients c on c.id = e.actor_id
      left join users u on u.id = e.user_id
      where e.organisation_id = ${organisationId}::uuid and e.id > ${after} and e.transaction_id < ${settled}::xid8
        and (${from}::timestamptz is null or e.occurred_at >= ${from}::timestamptz)
        and (${to}::timestamptz is null or e.occurred_at < ${to}::timestamptz)
      order by e.id limit ${PAGE}`);
    for (const row of rows)
      yield { ...row, id: Number(row.id), occurredAt: new Date(String(row.occurredAt)).toISOString() };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = Number(last.id);
  }
}
