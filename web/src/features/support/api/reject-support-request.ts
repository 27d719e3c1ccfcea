import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Rejects a request. */
export function useRejectSupportRequest(requestId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'RejectionRequest'>) =>
      answer(
        api.POST('/totpservice/api/v1/admin/support-requests/{requestId}/rejection', {
          params: { path: { requestId } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
