import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Approves a reversal with a code of the own app. */
export function useApproveReversal(reversalId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ApprovalRequest'>) =>
      answer(
        api.POST('/totpservice/api/v1/admin/reversals/{reversalId}/approval', {
          params: { path: { reversalId } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
