import type { Schema } from '@tvm/contract';
import type { Refusal } from '../../../http/problems.ts';

/** What became of one row of a batch. */
export function resultOf(
  externalId: string,
  result: { outcome: 'created' | 'changed' | 'unchanged' | 'deleted' } | Refusal,
): Schema<'BatchResult'>['items'][number] {
  return 'refused' in result
    ? { externalId, outcome: 'refused', problem: result.refused }
    : { externalId, outcome: result.outcome, problem: null };
}
