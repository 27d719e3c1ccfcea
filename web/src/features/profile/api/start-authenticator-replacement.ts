import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** The new authenticator's pending secret: the same after a refresh or a wrong code, and gone from memory with its screen. */
export function useStartAuthenticatorReplacement() {
  return useQuery({
    queryKey: ['authenticator-replacement'],
    queryFn: () => answer(api.POST('/totpservice/api/v1/profile/authenticator')),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
