import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { operations } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

type Query = NonNullable<operations['listAuditEvents']['parameters']['query']>;

/** The newest events of a filter. */
export function useListAuditEvents(query: Query) {
  return useQuery({
    queryKey: ['support', 'listAuditEvents', query],
    queryFn: () => answer(api.GET('/totpservice/api/v1/admin/audit-events', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
