import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** For which application somebody is about to log in. */
export function useGetInteraction(interactionId: string | undefined) {
  return useQuery({
    queryKey: ['interaction', interactionId],
    enabled: interactionId !== undefined,
    queryFn: () =>
      answer(
        api.GET('/totpservice/api/v1/interactions/{interactionId}', {
          params: { path: { interactionId: interactionId ?? '' } },
        }),
      ),
  });
}
