import type { Schema } from '@tvm/contract';
import { type Database, type Noticed, query } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { isOpenDispute } from '../../../standing/disputes.ts';

type Dispute = Schema<'Dispute'>;

/** As the contract lists them. */
interface DisputeQuery {
  page: number;
  pageSize: number;
  state?: 'open' | 'settled';
}

interface Row extends Pick<Dispute, 'id' | 'user' | 'organisation' | 'settledBy'> {
  notices: Partial<Record<Schema<'NoticeKind'>, Noticed>>;
  disputedAt: Date;
  settledAt: Date | null;
}

/** One page of disputes, the newest first; of the open ones the oldest, which wait longest. */
export async function selectDisputes(
  db: Database,
  { page, pageSize, state }: DisputeQuery,
): Promise<{ total: number; items: Dispute[] }> {
  const condition =
    state === 'open'
      ? isOpenDispute
      : state === 'settled'
        ? sql`notices.settled_at is not null`
        : sql`notices.disputed_at is not null`;
  const [counted] = await query<{ total: number }>(db, 'list_disputes_total')`
    select count(*)::int as total from notices where ${condition}`;
  const direction = state === 'open' ? sql`asc` : sql`desc`;
  const rows = await query<Row>(db, 'list_disputes')`
    select notices.id, jsonb_build_object('id', u.id, 'fullName', u.full_name, 'email', u.email) as user,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as organisation,
      told_by(m.kind, m.params, m.created_at) as notices, notices.disputed_at as "disputedAt", notices.settled_at as "settledAt",
      case when e.id is not null then jsonb_build_object('id', e.id, 'fullName', e.full_name) end as "settledBy"
    from notices join users u on u.id = notices.user_id join mails m on m.id = notices.mail_id
    left join organisations o on o.id = u.organisation_id
    left join users e on e.id = notices.settled_by
    where ${condition}
    order by notices.disputed_at ${direction}, notices.id ${direction} limit ${pageSize} offset ${(page - 1) * pageSize}`;
  return { total: counted?.total ?? 0, items: rows.map(toDispute) };
}

function toDispute({ notices, disputedAt, settledAt, ...row }: Row): Dispute {
  const noticed = Object.entries(notices).map(([kind, { at, count, address = null, agent = null }]) => ({
    kind: kind as Schema<'NoticeKind'>,
    at: new Date(at).toISOString(),
    count,
    clientAddress: address,
    userAgent: agent,
  }));
  return {
    ...row,
    noticed,
    disputedAt: disputedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}

/** A disputed notice, locked until the end of the transaction; undefined where there is none. */
export async function lockDispute(tx: Database, id: string) {
  const [dispute] = await query<{ userId: string; organisationId: string | null; settledAt: Date | null }>(
    tx,
    'lock_dispute',
  )`
    select n.user_id as "userId", u.organisation_id as "organisationId", n.settled_at as "settledAt"
    from notices n join users u on u.id = n.user_id where n.id = ${id} and n.disputed_at is not null for update of n`;
  return dispute;
}

/** Says by whom a dispute was looked into. */
export async function markSettled(
  tx: Database,
  { id, employeeId }: { id: string; employeeId: string },
  now: Date,
): Promise<void> {
  await query(tx, 'mark_dispute_settled')`
    update notices set settled_at = ${now}, settled_by = ${employeeId} where id = ${id} and settled_at is null`;
}
