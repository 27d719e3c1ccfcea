import type { Schema } from '@tvm/contract';
import { authenticators, type Database, supportRequests, users } from '@tvm/db';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { iso } from '../../../http/iso.ts';

export interface SupportRequestQuery {
  page: number;
  pageSize: number;
  state?: 'open' | 'decided';
}

export type SupportRequestRow = typeof supportRequests.$inferSelect;

/** What decides about a user whom support helps. */
export type Subject = Awaited<ReturnType<typeof selectSubject>>[number];

const selectSubject = (db: Database, userId: string) =>
  db
    .select({
      userId: users.id,
      kind: users.kind,
      organisationId: users.organisationId,
      emailChangedAt: users.emailChangedAt,
      credentialEpoch: users.credentialEpoch,
      disabledAt: users.disabledAt,
      authenticatorState: sql<'active' | 'disabled' | null>`${authenticators.state}`,
    })
    .from(users)
    .leftJoin(
      authenticators,
      and(eq(authenticators.userId, users.id), inArray(authenticators.state, ['active', 'disabled'])),
    )
    .where(eq(users.id, userId));

/** A user with the row locked; undefined for nobody, and for whoever is disabled: there is nothing to help them with. */
export async function lockSubject(tx: Database, userId: string): Promise<Subject | undefined> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
  const [subject] = await selectSubject(tx, userId);
  return subject && !subject.disabledAt ? subject : undefined;
}

/** Locks a request; undefined where there is none. Its row comes after its user's. */
export async function lockSupportRequest(tx: Database, id: string): Promise<SupportRequestRow | undefined> {
  const [found] = await tx.select().from(supportRequests).where(eq(supportRequests.id, id)).for('update');
  return found;
}

/** The request as it is now, without a lock. */
export async function peekSupportRequest(db: Database, id: string): Promise<SupportRequestRow | undefined> {
  const [found] = await db.select().from(supportRequests).where(eq(supportRequests.id, id));
  return found;
}

/** Waits for a second employee, and still can: the clock expires it, and a change of the user's credentials ends it. */
const isOpen = (now: Date): SQL =>
  sql`(r.decision is null and r.expires_at > ${now.toISOString()}::timestamptz and r.credential_epoch = u.credential_epoch and u.disabled_at is null)`;

/** One page of requests, the newest first. */
export async function selectSupportRequests(
  db: Database,
  { page, pageSize, state }: SupportRequestQuery,
  now: Date,
): Promise<{ total: number; items: Schema<'SupportRequest'>[] }> {
  const open = isOpen(now);
  const condition = state === undefined ? sql`true` : state === 'open' ? open : sql`not ${open}`;
  const counted = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from support_requests r join users u on u.id = r.user_id where ${condition}`,
  );
  const items = await select(
    db,
    sql`${condition} order by r.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
    now,
  );
  return { total: counted.rows[0]?.total ?? 0, items };
}

/** A request in the contract's form. */
export async function getSupportRequest(
  db: Database,
  id: string,
  now: Date,
): Promise<Schema<'SupportRequest'>> {
  const [found] = await select(db, sql`r.id = ${id}`, now);
  if (!found) throw new Error('no such support request');
  return found;
}

/** The request of a user that waits for a second employee. */
export async function findOpenRequestOf(
  db: Database,
  userId: string,
  now: Date,
): Promise<Schema<'SupportRequest'> | undefined> {
  return (await select(db, sql`r.user_id = ${userId} and ${isOpen(now)}`, now))[0];
}

type Row = Record<
  | 'id'
  | 'userId'
  | 'userName'
  | 'userEmail'
  | 'reason'
  | 'ticketReference'
  | 'requestedById'
  | 'requestedByName'
  | 'requestedAt'
  | 'expiresAt',
  string
> &
  Record<
    | 'organisationId'
    | 'organisationName'
    | 'decision'
    | 'decidedById'
    | 'decidedByName'
    | 'decidedAt'
    | 'decisionReason',
    string | null
  > & {
    kind: 'reset' | 'new_phone';
    needsSecondEmployee: boolean;
    identityChecks: Schema<'IdentityCheck'>[];
    isOpen: boolean;
  };

async function select(db: Database, condition: SQL, now: Date): Promise<Schema<'SupportRequest'>[]> {
  const { rows } = await db.execute<Row & Record<string, unknown>>(sql`
    select r.id, r.kind, r.user_id as "userId", u.full_name as "userName", u.email as "userEmail", u.organisation_id as "organisationId",
      o.name as "organisationName", r.needs_second_employee as "needsSecondEmployee", r.reason, r.ticket_reference as "ticketReference",
      r.identity_checks as "identityChecks", r.requested_by as "requestedById", q.full_name as "requestedByName", r.requested_at as "requestedAt",
      r.expires_at as "expiresAt", r.decision, r.decided_by as "decidedById", d.full_name as "decidedByName", r.decided_at as "decidedAt",
      r.decision_reason as "decisionReason", ${isOpen(now)} as "isOpen"
    from support_requests r
    join users u on u.id = r.user_id
    left join organisations o on o.id = u.organisation_id
    join users q on q.id = r.requested_by
    left join users d on d.id = r.decided_by
    where ${condition}`);
  return rows.map(toRequest);
}

function toRequest(row: Row): Schema<'SupportRequest'> {
  const { id, kind, needsSecondEmployee, reason, ticketReference, identityChecks, decisionReason } = row;
  const decision = row.decision as Schema<'RequestState'> | null;
  return {
    id,
    kind,
    user: { id: row.userId, fullName: row.userName, email: row.userEmail },
    organisation:
      row.organisationId && row.organisationName
        ? { id: row.organisationId, name: row.organisationName }
        : null,
    state: decision ?? (row.isOpen ? 'open' : 'expired'),
    needsSecondEmployee,
    reason,
    ticketReference,
    identityChecks,
    requestedBy: { id: row.requestedById, fullName: row.requestedByName },
    requestedAt: iso(row.requestedAt),
    expiresAt: iso(row.expiresAt),
    decidedBy:
      row.decidedById && row.decidedByName ? { id: row.decidedById, fullName: row.decidedByName } : null,
    decidedAt: iso(row.decidedAt),
    decisionReason,
  };
}
