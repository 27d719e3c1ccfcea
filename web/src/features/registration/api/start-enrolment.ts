import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** The pending secret: the same after a refresh or a wrong code, and gone from memory with its screen. */
export function useStartEnrolment() {
  return useQuery({
    queryKey: ['enrolment'],
    queryFn: () => answer(api.POST('/totpservice/api/v1/registrations/authenticator')),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
