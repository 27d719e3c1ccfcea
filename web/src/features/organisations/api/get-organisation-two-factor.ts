import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** While mails are on their way the figures change every moment; afterwards when somebody enrols. */
const whileSendingMs = 2_000;
const afterwardsMs = 30_000;

/** Where the organisation stands, in figures. */
export const getOrganisationTwoFactor = queryOptions({
  queryKey: ['organisation', 'two-factor'],
  queryFn: () => answer(api.GET('/totpservice/api/v1/organisation/two-factor')),
});

/** The figures; `live` keeps asking, also after a failure. */
export function useGetOrganisationTwoFactor({ live = false }: { live?: boolean } = {}) {
  return useQuery({
    ...getOrganisationTwoFactor,
    refetchInterval: ({ state }) => live && (state.data?.mails.waiting === 0 ? afterwardsMs : whileSendingMs),
  });
}
