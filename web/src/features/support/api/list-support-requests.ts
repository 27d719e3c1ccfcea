import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { operations } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

type Query = NonNullable<operations['listSupportRequests']['parameters']['query']>;

/** One page of what was asked for single users, the newest first. */
export function useListSupportRequests(query: Query) {
  return useQuery({
    queryKey: ['support', 'listSupportRequests', query],
    queryFn: () => answer(api.GET('/totpservice/api/v1/admin/support-requests', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
