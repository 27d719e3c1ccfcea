import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** The signed in person's own account and how it is protected. */
export const getProfile = queryOptions({
  queryKey: ['profile'],
  queryFn: () => answer(api.GET('/totpservice/api/v1/profile')),
});

/** The profile, for the screens that show it. */
export function useGetProfile() {
  return useQuery(getProfile);
}
