import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Where this browser's registration is. */
export const getRegistration = queryOptions({
  queryKey: ['registration'],
  queryFn: () => answer(api.GET('/totpservice/api/v1/registrations/current')),
});

/** The registration, for a refresh or the Back button. */
export function useGetRegistration() {
  return useQuery(getRegistration);
}
