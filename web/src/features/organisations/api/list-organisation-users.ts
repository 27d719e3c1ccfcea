import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { operations } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Which page of which order; the server sorts and counts the whole list. */
export type UserListQuery = Required<NonNullable<operations['listOrganisationUsers']['parameters']['query']>>;

/** One page of users. The former page stays while the next one is on its way. */
export function useListOrganisationUsers(query: UserListQuery) {
  return useQuery({
    queryKey: ['organisation', 'users', query],
    queryFn: () => answer(api.GET('/totpservice/api/v1/organisation/users', { params: { query } })),
    placeholderData: keepPreviousData,
    // A page from before a change of the list must not come back from memory.
    gcTime: 0,
  });
}
