import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Cancels a reversal of one's own. */
export function useCancelReversal(reversalId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        api.POST('/totpservice/api/v1/admin/reversals/{reversalId}/cancellation', {
          params: { path: { reversalId } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
