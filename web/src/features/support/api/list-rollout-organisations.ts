import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { operations } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

type Query = NonNullable<operations['listRolloutOrganisations']['parameters']['query']>;

/** One page of organisations with their figures. */
export function useListRolloutOrganisations(query: Query) {
  return useQuery({
    queryKey: ['support', 'listRolloutOrganisations', query],
    queryFn: () => answer(api.GET('/totpservice/api/v1/admin/rollout/organisations', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
