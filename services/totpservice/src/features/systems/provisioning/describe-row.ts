import type { Schema } from '@tvm/contract';
import { isRefusal, type Refusal } from '../../../http/problems.ts';

type Row = Schema<'BatchResult'>['items'][number];

/** What became of one row of a batch. */
export function describeRow(externalId: string, result: Pick<Row, 'outcome'> | Refusal): Row {
  return isRefusal(result)
    ? { externalId, outcome: 'refused', problem: result.refused }
    : { externalId, outcome: result.outcome, problem: null };
}
