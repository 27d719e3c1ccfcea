import type { OperationId, ProblemCode } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { recordEvent, type Who } from '../../../trail/audit.ts';

/** Refuses a change of a webhook, which is written down. */
export async function refuseChange<Code extends ProblemCode>(
  { db, now }: Deps,
  who: Who,
  operation: OperationId,
  refused: Code,
): Promise<Refusal<Code>> {
  const event = { type: 'webhook_changed', result: 'refused', reason: refused } as const;
  await recordEvent(db, { ...event, ...who, details: { operation } }, now());
  return { refused };
}
