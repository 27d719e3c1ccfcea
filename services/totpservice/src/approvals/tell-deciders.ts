import type { Database } from '@tvm/db';
import { queueMails } from '../mails/queue-mail.ts';
import { findDeciders } from './approvals.queries.ts';
import type { ApprovalRow } from './kind.ts';
import { kinds } from './kinds.ts';

/** SECURITY rule 26: whoever may decide is told, by mail. */
export async function tellDeciders(
  tx: Database,
  { id, kind }: Pick<ApprovalRow, 'id' | 'kind'>,
  now: Date,
): Promise<void> {
  const deciders = await findDeciders(tx, id, kinds[kind].decides);
  const told = { kind: 'approval_waits', requestedBy: 'system', params: { approvalId: id } } as const;
  await queueMails(
    tx,
    deciders.map((decider) => ({ ...told, userId: decider })),
    now,
  );
}
