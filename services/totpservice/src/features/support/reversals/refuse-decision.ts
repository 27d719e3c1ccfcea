import { type Database, reversals } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { isRequesterInRole } from '../../../approvals/is-requester-in-role.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { type AuditEvent, byEmployee, recordEvent } from '../../../trail/audit.ts';

export type DecisionRefusal = Refusal<
  | 'reversal_not_found'
  | 'reversal_not_open'
  | 'second_employee_required'
  | 'requester_required'
  | 'requester_left'
>;

/** Whether this employee may not decide this reversal now; a refusal is written down. Whoever asked may only cancel, and nobody else may. */
export async function refuseDecision(
  deps: Deps,
  db: Database,
  session: EmployeeSession,
  {
    type,
    reversalId,
    clientAddress,
  }: { type: AuditEvent['type']; reversalId: string; clientAddress: string },
): Promise<DecisionRefusal | undefined> {
  const now = deps.now();
  const [reversal] = await db.select().from(reversals).where(eq(reversals.id, reversalId));
  const refused =
    refusalOf(type, session, reversal, now) ??
    (reversal && type === 'two_factor_reversed' ? await refuseOfLeft(db, reversal.requestedBy) : undefined);
  if (!refused) return undefined;
  const who = byEmployee(session, { organisationId: reversal?.organisationId ?? null }, clientAddress);
  const event = { type, result: 'refused', reason: refused.refused, details: { reversalId } } as const;
  await recordEvent(db, { ...event, ...who }, now);
  return refused;
}

function refusalOf(
  type: AuditEvent['type'],
  { userId }: EmployeeSession,
  reversal: typeof reversals.$inferSelect | undefined,
  now: Date,
): DecisionRefusal | undefined {
  if (!reversal) return { refused: 'reversal_not_found' };
  const isOwn = reversal.requestedBy === userId;
  if (type === 'reversal_cancelled' && !isOwn) return { refused: 'requester_required' };
  if (type !== 'reversal_cancelled' && isOwn) return { refused: 'second_employee_required' };
  if (reversal.decision !== null || reversal.expiresAt <= now) return { refused: 'reversal_not_open' };
  return undefined;
}

async function refuseOfLeft(db: Database, requestedBy: string): Promise<DecisionRefusal | undefined> {
  return (await isRequesterInRole(db, requestedBy)) ? undefined : { refused: 'requester_left' };
}
