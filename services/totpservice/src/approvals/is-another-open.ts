import { approvals, type Database, isApprovalOpen } from '@tvm/db';
import { and, eq, getTableColumns, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { recordEvent } from '../trail/audit.ts';
import type { ApprovalRow, Asked, SubjectIds } from './kind.ts';
import { kinds } from './kinds.ts';
import { targetOf } from './refuse-decision.ts';

/**
 * Whether the same is open already, or what it would undo. What isn't any more, by the clock or a change of the user's credentials, is written down when somebody
 * comes by, so that the next one can be made.
 */
export async function isAnotherOpen(deps: Deps, tx: Database, asked: Asked): Promise<boolean> {
  const now = deps.now();
  const { notBeside, subjectOf } = kinds[asked.kind];
  const undecided = await tx
    .select({ ...getTableColumns(approvals), isOpen: isApprovalOpen(now) })
    .from(approvals)
    .where(
      and(inArray(approvals.kind, [...notBeside]), isAbout(subjectOf(asked)), isNull(approvals.decision)),
    )
    .for('update');
  for (const approval of undecided) if (!approval.isOpen) await expire(tx, approval, now);
  return undecided.some(({ isOpen }) => isOpen);
}

function isAbout({ organisationId, userId, clientId, proposed }: SubjectIds): SQL | undefined {
  const [about] = [
    userId !== null && eq(approvals.userId, userId),
    organisationId !== null && eq(approvals.organisationId, organisationId),
    clientId !== null && eq(approvals.clientId, clientId),
    proposed !== null && eq(approvals.proposed, proposed),
  ].filter((each) => each !== false);
  if (!about) throw new Error('an approval of nothing');
  return about;
}

async function expire(tx: Database, approval: ApprovalRow, now: Date): Promise<void> {
  const { id: approvalId, kind } = approval;
  await tx.update(approvals).set({ decision: 'expired', decidedAt: now }).where(eq(approvals.id, approvalId));
  const event = { type: 'approval_expired', result: 'success', actor: { kind: 'system' } } as const;
  await recordEvent(tx, { ...event, ...(await targetOf(tx, approval)), details: { approvalId, kind } }, now);
}
