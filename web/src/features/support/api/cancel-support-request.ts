import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Cancels a request of one's own. */
export function useCancelSupportRequest(requestId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        api.POST('/totpservice/api/v1/admin/support-requests/{requestId}/cancellation', {
          params: { path: { requestId } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
