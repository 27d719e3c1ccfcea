import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** How far everybody is. */
export function useGetRollout() {
  return useQuery({
    queryKey: ['support', 'getRollout'],
    queryFn: () => answer(api.GET('/totpservice/api/v1/admin/rollout')),
  });
}
