import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** The contract's. */
export const shortestSearch = 2;

/** Organisations and their users; nothing is asked before there is enough to search for. */
export function useSearchOrganisations(search: string) {
  return useQuery({
    queryKey: ['support', 'searchOrganisations', search],
    queryFn: () =>
      answer(api.GET('/totpservice/api/v1/admin/organisations', { params: { query: { search } } })),
    enabled: search.length >= shortestSearch,
    placeholderData: keepPreviousData,
  });
}
