import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';
import { liveInterval } from './live.ts';

/** Where the organisation stands, in figures. */
export const getOrganisationTwoFactor = queryOptions({
  queryKey: ['organisation', 'two-factor'],
  queryFn: () => answer(api.GET('/totpservice/api/v1/organisation/two-factor')),
});

type Liveness = {
  /** Keeps asking, also after a failure. */
  live?: boolean;
  /** Mails are under way that these figures don't count. */
  sending?: boolean;
};

/** The figures. */
export function useGetOrganisationTwoFactor({ live = false, sending = false }: Liveness = {}) {
  return useQuery({
    ...getOrganisationTwoFactor,
    refetchInterval: ({ state }) => live && liveInterval(sending || state.data?.mails.waiting !== 0),
  });
}
