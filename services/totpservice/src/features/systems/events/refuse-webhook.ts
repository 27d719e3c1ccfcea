import type { OperationId, ProblemCode } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Who } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

/** Refuses a change of a webhook, which is written down. */
export const refuseWebhook = <Code extends ProblemCode>(
  { db, now }: Deps,
  who: Who,
  operation: OperationId,
  refused: Code,
): Promise<Refusal<Code>> =>
  recordRefused(db, { type: 'webhook_changed', details: { operation }, ...who }, { refused }, now());
