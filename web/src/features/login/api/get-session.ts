import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';
import { isPassing } from '../../../lib/problem.ts';

/** While the service is away, ask again this often. */
const retryEveryMs = 5_000;

/** Who is signed in. Asked again whenever the window comes back: an activation reaches open sessions at once. */
export const getSession = queryOptions({
  queryKey: ['session'],
  queryFn: () => answer(api.GET('/totpservice/api/v1/session')),
  refetchInterval: ({ state }) => (state.error && isPassing(state.error) ? retryEveryMs : false),
});

/** The session, for screens that need one. */
export function useGetSession() {
  return useQuery(getSession);
}
