import type { Schema } from '@tvm/contract';
import { type Database, reversals } from '@tvm/db';
import { eq, type SQL, sql } from 'drizzle-orm';
import { iso } from '../../../http/iso.ts';

export interface ReversalQuery {
  page: number;
  pageSize: number;
  state?: 'open' | 'decided';
  organisationId?: string;
}

type Reversal = Omit<Schema<'Reversal'>, 'impact'>;
type Row = Record<
  | 'id'
  | 'organisationId'
  | 'organisationName'
  | 'reason'
  | 'ticketReference'
  | 'requestedById'
  | 'requestedByName'
  | 'requestedAt'
  | 'expiresAt',
  string
> &
  Record<
    'decision' | 'decidedById' | 'decidedByName' | 'decidedAt' | 'decisionReason' | 'exemptUntil',
    string | null
  > & {
    exemptionDays: number | null;
  };

/** Nobody decided, and it can still be: an expired one is decided by the clock. */
const isOpen = (now: Date): SQL =>
  sql`(r.decision is null and r.expires_at > ${now.toISOString()}::timestamptz)`;

/** One page of reversals, the newest first. */
export async function selectReversals(
  db: Database,
  { page, pageSize, state, organisationId }: ReversalQuery,
  now: Date,
): Promise<{ total: number; items: Reversal[] }> {
  const open = isOpen(now);
  const condition = sql`${state === undefined ? sql`true` : state === 'open' ? open : sql`not ${open}`}
    and ${organisationId === undefined ? sql`true` : sql`r.organisation_id = ${organisationId}`}`;
  const counted = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from reversals r where ${condition}`,
  );
  const items = await select(
    db,
    sql`${condition} order by r.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
    now,
  );
  return { total: counted.rows[0]?.total ?? 0, items };
}

/** A reversal in the contract's form, without its impact. */
export async function findReversal(db: Database, id: string, now: Date): Promise<Reversal | undefined> {
  return (await select(db, sql`r.id = ${id}`, now))[0];
}

/** The reversal that waits for a second employee, and the latest that was approved. */
export async function findReversalsOf(db: Database, organisationId: string, now: Date) {
  const [open] = await select(db, sql`r.organisation_id = ${organisationId} and ${isOpen(now)}`, now);
  const [approved] = await select(
    db,
    sql`r.organisation_id = ${organisationId} and r.decision = 'approved' order by r.decided_at desc, r.id desc limit 1`,
    now,
  );
  return { open: open ?? null, approved: approved ?? null };
}

/** Locks a reversal; undefined where there is none. Its row comes after those of people. */
export async function lockReversal(
  tx: Database,
  id: string,
): Promise<typeof reversals.$inferSelect | undefined> {
  const [reversal] = await tx.select().from(reversals).where(eq(reversals.id, id)).for('update');
  return reversal;
}

async function select(db: Database, condition: SQL, now: Date): Promise<Reversal[]> {
  const { rows } = await db.execute<Row & Record<string, unknown>>(sql`
    select r.id, r.organisation_id as "organisationId", o.name as "organisationName", r.reason, r.ticket_reference as "ticketReference",
      r.exemption_days as "exemptionDays", r.requested_by as "requestedById", q.full_name as "requestedByName", r.requested_at as "requestedAt",
      r.expires_at as "expiresAt", r.decision, r.decided_by as "decidedById", d.full_name as "decidedByName", r.decided_at as "decidedAt",
      r.decision_reason as "decisionReason", e.ends_at as "exemptUntil"
    from reversals r
    join organisations o on o.id = r.organisation_id
    join users q on q.id = r.requested_by
    left join users d on d.id = r.decided_by
    left join exemptions e on e.reversal_id = r.id
    where ${condition}`);
  return rows.map((row) => toReversal(row, now));
}

function toReversal(row: Row, now: Date): Reversal {
  const { id, reason, ticketReference, exemptionDays, decisionReason } = row;
  const decision = row.decision as Schema<'RequestState'> | null;
  return {
    id,
    organisation: { id: row.organisationId, name: row.organisationName },
    state: decision ?? (new Date(row.expiresAt) > now ? 'open' : 'expired'),
    reason,
    ticketReference,
    exemptionDays,
    exemptUntil: iso(row.exemptUntil),
    requestedBy: { id: row.requestedById, fullName: row.requestedByName },
    requestedAt: iso(row.requestedAt),
    expiresAt: iso(row.expiresAt),
    decidedBy:
      row.decidedById && row.decidedByName ? { id: row.decidedById, fullName: row.decidedByName } : null,
    decidedAt: iso(row.decidedAt),
    decisionReason,
  };
}
