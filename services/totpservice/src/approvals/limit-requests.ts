import { approvals, type Database, users } from '@tvm/db';
import { and, desc, eq, gt } from 'drizzle-orm';
import type { Refusal } from '../http/problems.ts';
import type { Asked } from './kind.ts';

const hour = 3600_000;
/** More than a team needs; each is mailed to all who may decide, also when it is cancelled at once. */
const requestsAnHour = 20;
/** SECURITY: who may reset colleagues can't reset them all. */
const employeeResetsAnHour = 5;

/**
 * Whether somebody has asked for too much in the last hour of what a second employee decides, whatever became of it. The requester's row is locked by the caller, so that
 * requests at once are counted one behind the other.
 */
export async function refuseTooMany(
  tx: Database,
  requesterId: string,
  { kind, isAboutEmployee }: { kind: Asked['kind']; isAboutEmployee: boolean },
  now: Date,
): Promise<Refusal<'approval_limit_reached'> | undefined> {
  const since = new Date(now.getTime() - hour);
  const isCounted = and(
    eq(approvals.requestedBy, requesterId),
    gt(approvals.requestedAt, since),
    eq(approvals.needsSecondEmployee, true),
  );
  const isReset = kind === 'reset' && isAboutEmployee;
  const isOfEmployee = and(isCounted, eq(approvals.kind, 'reset'), eq(users.kind, 'employee'));
  return (
    (isReset && (await refuseBeyond(tx, isOfEmployee, employeeResetsAnHour))) ||
    refuseBeyond(tx, isCounted, requestsAnHour)
  );
}

async function refuseBeyond(
  tx: Database,
  condition: ReturnType<typeof and>,
  allowed: number,
): Promise<Refusal<'approval_limit_reached'> | undefined> {
  const [oldest] = await tx
    .select({ requestedAt: approvals.requestedAt })
    .from(approvals)
    .leftJoin(users, eq(users.id, approvals.userId))
    .where(condition)
    .orderBy(desc(approvals.requestedAt))
    .offset(allowed - 1)
    .limit(1);
  return (
    oldest && { refused: 'approval_limit_reached', retryAt: new Date(oldest.requestedAt.getTime() + hour) }
  );
}
