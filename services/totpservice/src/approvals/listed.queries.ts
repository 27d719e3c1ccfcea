import type { Schema } from '@tvm/contract';
import { type ApprovalParams, type Database, type EmployeeRole, isApprovalOpen, query } from '@tvm/db';
import { type SQL, sql } from 'drizzle-orm';
import { secretToTakeUntil } from '../clients/secret-to-take.ts';
import { heldBecause, recentChanges, type SensitiveChange } from '../standing/sensitive-changes.ts';
import type { KindName, SubjectIds } from './kind.ts';

/** As the contract lists them. */
export interface ApprovalQuery {
  page: number;
  pageSize: number;
  state?: 'open' | 'decided';
  kind?: KindName;
  organisationId?: string;
  userId?: string;
  clientId?: string;
}

/** An approval in the contract's form, without what it would do now and what it grants, and what that is found by. */
export interface Listed {
  approval: Omit<Schema<'Approval'>, 'impact' | 'deletion' | 'version' | 'grant'>;
  ids: SubjectIds;
  params: ApprovalParams;
}

/** One page of approvals, the newest first; of the open ones the oldest, which expire first. */
export async function selectApprovals(
  db: Database,
  { page, pageSize, state, kind, organisationId, userId, clientId }: ApprovalQuery,
  now: Date,
): Promise<{ total: number; items: Listed[] }> {
  const open = isApprovalOpen(now);
  const conditions = [
    ...(state === undefined ? [] : [state === 'open' ? open : sql`not ${open}`]),
    ...(kind === undefined ? [] : [sql`approvals.kind = ${kind}`]),
    ...(organisationId === undefined ? [] : [sql`approvals.organisation_id = ${organisationId}`]),
    ...(userId === undefined ? [] : [sql`approvals.user_id = ${userId}`]),
    ...(clientId === undefined ? [] : [sql`approvals.client_id = ${clientId}`]),
    sql`true`,
  ];
  const condition = sql.join(conditions, sql` and `);
  const [counted] = await query<{ total: number }>(db, 'count_approvals')`
    select count(*)::int as total from approvals where ${condition}`;
  const direction = state === 'open' ? sql`asc` : sql`desc`;
  const order = sql`order by approvals.id ${direction} limit ${pageSize} offset ${(page - 1) * pageSize}`;
  return {
    total: counted?.total ?? 0,
    items: await select(db, sql`${condition} ${order}`, now),
  };
}

/** One approval. */
export async function selectApproval(db: Database, id: string, now: Date): Promise<Listed | undefined> {
  return (await select(db, sql`approvals.id = ${id}`, now))[0];
}

/** What waits for a second employee of whom a page is about, the newest; about an organisation, of this kind. */
export async function selectOpenOf(
  db: Database,
  ids: { organisationId: string; kind: KindName } | { userId: string },
  now: Date,
): Promise<Listed | undefined> {
  return (
    await select(db, sql`${isOf(ids)} and ${isApprovalOpen(now)} order by approvals.id desc limit 1`, now)
  )[0];
}

/** The latest reversal of an organisation that was approved. */
export async function selectLatestReversal(
  db: Database,
  organisationId: string,
  now: Date,
): Promise<Listed | undefined> {
  const condition = sql`${isOf({ organisationId, kind: 'reversal' })} and decision = 'approved'`;
  return (await select(db, sql`${condition} order by decided_at desc, approvals.id desc limit 1`, now))[0];
}

const isOf = (ids: { organisationId: string; kind: KindName } | { userId: string }): SQL =>
  'userId' in ids
    ? sql`approvals.user_id = ${ids.userId}`
    : sql`approvals.organisation_id = ${ids.organisationId} and approvals.kind = ${ids.kind}`;

type Row = Record<'id' | 'reason' | 'ticketReference', string> &
  Record<
    | 'aboutOrganisationId'
    | 'organisationId'
    | 'organisationName'
    | 'userId'
    | 'clientId'
    | 'clientName'
    | 'proposed'
    | 'userName'
    | 'userEmail'
    | 'requestedById'
    | 'requestedByName'
    | 'askingClientId'
    | 'askingClientName'
    | 'decidedById'
    | 'decidedByName'
    | 'decisionReason',
    string | null
  > & {
    kind: KindName;
    params: ApprovalParams;
    requestedAt: Date;
    expiresAt: Date;
    decidedAt: Date | null;
    exemptUntil: Date | null;
    secretToTakeUntil: Date | null;
    presentRole: EmployeeRole | null;
    needsSecondEmployee: boolean;
    decision: Exclude<Schema<'ApprovalState'>, 'open'> | null;
    isOpen: boolean;
    /** What makes it one for two, as it is now. */
    because: SensitiveChange[] | null;
  };

async function select(db: Database, condition: SQL, now: Date): Promise<Listed[]> {
  const rows = await query<Row>(db, 'select_approvals')`
    select approvals.id, approvals.kind, approvals.organisation_id as "aboutOrganisationId", approvals.user_id as "userId",
      approvals.client_id as "clientId", proposed, coalesce(c.name, case when approvals.kind = 'new_client' then proposed end) as "clientName",
      ${secretToTakeUntil(now)} as "secretToTakeUntil",
      u.full_name as "userName", u.email as "userEmail", u.employee_role as "presentRole", coalesce(o.id, approvals.organisation_id) as "organisationId",
      coalesce(o.name, params ->> 'organisationName') as "organisationName", s.id as "askingClientId", s.name as "askingClientName", params,
      needs_second_employee as "needsSecondEmployee", reason, ticket_reference as "ticketReference", requested_by as "requestedById",
      q.full_name as "requestedByName", requested_at as "requestedAt", expires_at as "expiresAt", decision, decided_by as "decidedById",
      d.full_name as "decidedByName", decided_at as "decidedAt", decision_reason as "decisionReason", e.ends_at as "exemptUntil",
      ${isApprovalOpen(now)} as "isOpen", case when approvals.kind = 'first_enrolment' then ${heldBecause(sql`approvals.user_id`)}
        when approvals.user_id is not null then ${recentChanges(sql`approvals.user_id`, now)} end as because
    from approvals
    left join users u on u.id = approvals.user_id
    left join organisations o on o.id = coalesce(approvals.organisation_id, u.organisation_id)
    left join clients c on c.id = approvals.client_id
    left join clients s on s.id = (params ->> 'clientId')::uuid
    left join users q on q.id = requested_by
    left join users d on d.id = decided_by
    left join exemptions e on e.reversal_id = approvals.id
    where ${condition}`;
  return rows.map((row) => ({
    approval: toApproval(row),
    ids: {
      organisationId: row.aboutOrganisationId,
      userId: row.userId,
      clientId: row.clientId,
      proposed: row.proposed,
    },
    params: row.params,
  }));
}

function toApproval(row: Row): Listed['approval'] {
  const { id, kind, needsSecondEmployee, reason, ticketReference, decisionReason, params } = row;
  const { userId, userName, userEmail, organisationId, organisationName, decidedById, decidedByName } = row;
  const { requestedById, requestedByName, clientId, clientName } = row;
  return {
    ...{ id, kind, needsSecondEmployee, reason, ticketReference, decisionReason },
    organisation:
      organisationId !== null && organisationName !== null
        ? { id: organisationId, name: organisationName }
        : null,
    user:
      userId !== null && userName !== null && userEmail !== null
        ? { id: userId, fullName: userName, email: userEmail }
        : null,
    client: clientName === null ? null : { id: clientId, name: clientName },
    employment: employmentOf(row),
    secretToTakeUntil: row.secretToTakeUntil?.toISOString() ?? null,
    state: row.decision ?? (row.isOpen ? 'open' : 'expired'),
    exemptionDays: params.exemptionDays ?? null,
    exemptUntil: row.exemptUntil?.toISOString() ?? null,
    identityChecks: (params.identityChecks ?? []) as Schema<'IdentityCheck'>[],
    because: (row.isOpen ? row.because : params.because) ?? [],
    requestedBy:
      requestedById !== null && requestedByName !== null
        ? { id: requestedById, fullName: requestedByName }
        : null,
    requestedByClient:
      row.askingClientId !== null && row.askingClientName !== null
        ? { id: row.askingClientId, name: row.askingClientName }
        : null,
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedBy:
      decidedById !== null && decidedByName !== null ? { id: decidedById, fullName: decidedByName } : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

/** Who gets which role. */
function employmentOf({
  kind,
  params: { employee, role },
  userName,
  userEmail,
  presentRole,
  isOpen,
}: Row): Schema<'Approval'>['employment'] {
  if (!role) return null;
  if (employee) {
    const { firstName, namePrefix, surname, email } = employee;
    const fullName = [firstName, namePrefix, surname].filter(Boolean).join(' ');
    return { fullName, email, role, formerRole: null };
  }
  if (kind !== 'employee_role' || userName === null || userEmail === null) return null;
  return { fullName: userName, email: userEmail, role, formerRole: isOpen ? presentRole : null };
}
