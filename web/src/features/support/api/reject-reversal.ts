import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Rejects a reversal. */
export function useRejectReversal(reversalId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'RejectionRequest'>) =>
      answer(
        api.POST('/totpservice/api/v1/admin/reversals/{reversalId}/rejection', {
          params: { path: { reversalId } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
