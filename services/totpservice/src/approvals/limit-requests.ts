import { type Database, query } from '@tvm/db';
import { type SQL, sql } from 'drizzle-orm';
import type { Refusal } from '../http/problems.ts';
import type { KindName } from './kind.ts';

const hour = 3600_000;
/** More than a team needs; each is mailed to all who may decide, also when it is cancelled at once. */
const requestsAnHour = 20;
/** Of those about colleagues (the reset of one, a new one, another role), asked for or approved: who has two leads can't take the team over at once. */
const partsAnHour = 5;

type TooMany = Refusal<'approval_limit_reached'>;

/**
 * Whether somebody has asked for too much in the last hour of what a second employee decides, whatever became of it; about colleagues what they approved counts too. The
 * requester's row is locked by the caller, so that requests at once are counted one behind the other.
 */
export async function refuseTooMany(
  tx: Database,
  requesterId: string,
  about: { kind: KindName; isAboutEmployee: boolean },
  now: Date,
): Promise<TooMany | undefined> {
  const asked = sql`requested_by = ${requesterId} and needs_second_employee`;
  return (
    (await refuseTooManyParts(tx, requesterId, about, now)) ??
    refuseBeyond(tx, { counted: asked, at: sql`requested_at`, allowed: requestsAnHour }, now)
  );
}

/** The same for whoever approves: only what is about colleagues counts. The approver's row is locked by the caller. */
export async function refuseTooManyParts(
  tx: Database,
  employeeId: string,
  { kind, isAboutEmployee }: { kind: KindName; isAboutEmployee: boolean },
  now: Date,
): Promise<TooMany | undefined> {
  const isCounted =
    kind === 'new_employee' || kind === 'employee_role' || (kind === 'reset' && isAboutEmployee);
  if (!isCounted) return undefined;
  const counted = sql`(kind in ('new_employee', 'employee_role')
      or kind = 'reset' and exists (select from users u where u.id = approvals.user_id and u.kind = 'employee'))
    and needs_second_employee and (requested_by = ${employeeId} or decided_by = ${employeeId} and decision = 'approved')`;
  const at = sql`case when requested_by = ${employeeId} then requested_at else decided_at end`;
  return refuseBeyond(tx, { counted, at, allowed: partsAnHour }, now);
}

/** The same for another system, of which each request is one for a second pair of eyes. What it asks for is serialised by the caller, by external id only: some too many do no harm. */
export async function refuseTooManyOf(
  tx: Database,
  clientId: string,
  now: Date,
): Promise<TooMany | undefined> {
  const asked = sql`kind = 'organisation_deletion' and params ->> 'clientId' = ${clientId}`;
  return refuseBeyond(tx, { counted: asked, at: sql`requested_at`, allowed: requestsAnHour }, now);
}

/** The same for a main user who helps colleagues, whether it was done at once or waits for support. The main user's row is locked by the caller. */
export const refuseTooMuchHelp = (
  tx: Database,
  mainUserId: string,
  now: Date,
): Promise<TooMany | undefined> =>
  refuseBeyond(
    tx,
    { counted: sql`requested_by = ${mainUserId}`, at: sql`requested_at`, allowed: requestsAnHour },
    now,
  );

async function refuseBeyond(
  tx: Database,
  { counted, at, allowed }: { counted: SQL; at: SQL; allowed: number },
  now: Date,
): Promise<TooMany | undefined> {
  const since = new Date(now.getTime() - hour);
  const [oldest] = await query<{ at: Date }>(tx, 'approvals_within_an_hour')`
    select ${at} as at from approvals where ${counted} and ${at} > ${since}::timestamptz
    order by at desc offset ${allowed - 1} limit 1`;
  return oldest && { refused: 'approval_limit_reached', retryAt: new Date(oldest.at.getTime() + hour) };
}
