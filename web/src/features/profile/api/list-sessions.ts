import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Where the person is logged in, the most recently used session first. */
export const listSessions = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: () => answer(api.GET('/totpservice/api/v1/profile/sessions')),
});

/** The sessions, for the screens that show them. */
export function useListSessions() {
  return useQuery(listSessions);
}
