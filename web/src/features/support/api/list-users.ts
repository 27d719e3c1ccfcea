import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { operations } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

type Query = NonNullable<operations['listUsers']['parameters']['query']>;

/** One page of an organisation's users. */
export function useListUsers(organisationId: string, query: Query) {
  return useQuery({
    queryKey: ['support', 'listUsers', organisationId, query],
    queryFn: () =>
      answer(
        api.GET('/totpservice/api/v1/admin/organisations/{organisationId}/users', {
          params: { path: { organisationId }, query },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
