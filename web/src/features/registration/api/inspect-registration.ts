import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** What a mailed link is still good for. Changes nothing, so it may run when the page loads. */
export function useInspectRegistration(token: string) {
  return useQuery({
    queryKey: ['registration-link', token],
    queryFn: () => answer(api.POST('/totpservice/api/v1/registrations/inspect', { body: { token } })),
    gcTime: 0,
  });
}
