import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** One user, portal user or employee. */
export function useGetUser(userId: string) {
  return useQuery({
    queryKey: ['support', 'getUser', userId],
    queryFn: () =>
      answer(api.GET('/totpservice/api/v1/admin/users/{userId}', { params: { path: { userId } } })),
  });
}
