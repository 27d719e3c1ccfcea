import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { operations } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';
import { asksByItself } from './asks-by-itself.ts';
import { getOrganisationTwoFactor } from './get-organisation-two-factor.ts';
import { isOnItsWay, liveInterval } from './live.ts';

/** Which page of which order; the server searches, sorts and counts the whole list. */
export type UserListQuery = NonNullable<operations['listOrganisationUsers']['parameters']['query']>;

/** One page of users. The former page stays while the next one is on its way. `live` keeps asking for the page that is shown. */
export function useListOrganisationUsers(query: UserListQuery, { live = false }: { live?: boolean } = {}) {
  const queries = useQueryClient();
  const isSending = () => (queries.getQueryData(getOrganisationTwoFactor.queryKey)?.mails.waiting ?? 0) > 0;
  return useQuery({
    queryKey: ['organisation', 'users', query],
    queryFn: (context) =>
      answer(
        api.GET('/totpservice/api/v1/organisation/users', {
          params: { query, header: asksByItself(context) },
        }),
      ),
    placeholderData: keepPreviousData,
    // A page from before a change of the list must not come back from memory.
    gcTime: 0,
    refetchInterval: ({ state }) =>
      live &&
      liveInterval(isSending() || state.data?.items.some(({ mail }) => isOnItsWay(mail?.state)) === true),
  });
}
