import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** One organisation, and what a reversal would do now. */
export function useGetOrganisation(organisationId: string) {
  return useQuery({
    queryKey: ['support', 'getOrganisation', organisationId],
    queryFn: () =>
      answer(
        api.GET('/totpservice/api/v1/admin/organisations/{organisationId}', {
          params: { path: { organisationId } },
        }),
      ),
  });
}
