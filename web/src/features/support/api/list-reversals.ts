import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { operations } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

type Query = NonNullable<operations['listReversals']['parameters']['query']>;

/** One page of reversals, the newest first. */
export function useListReversals(query: Query) {
  return useQuery({
    queryKey: ['support', 'listReversals', query],
    queryFn: () => answer(api.GET('/totpservice/api/v1/admin/reversals', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
