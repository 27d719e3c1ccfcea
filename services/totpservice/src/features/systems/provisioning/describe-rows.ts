import type { Schema } from '@tvm/contract';
import { isRefusal, type Refusal } from '../../../http/problems.ts';

type Row = Schema<'BatchResult'>['items'][number];

/** What became of each row of a batch. */
export const describeRows = (
  rows: { externalId: string }[],
  results: (Pick<Row, 'outcome'> | Refusal)[],
): Row[] =>
  rows.map(({ externalId }, at) => {
    const result = results[at];
    if (!result) throw new Error('nothing became of a row');
    return isRefusal(result)
      ? { externalId, outcome: 'refused', problem: result.refused }
      : { externalId, outcome: result.outcome, problem: null };
  });
