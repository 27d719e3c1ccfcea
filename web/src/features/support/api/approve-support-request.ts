import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Approves a request with a code of the own app. */
export function useApproveSupportRequest(requestId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ApprovalRequest'>) =>
      answer(
        api.POST('/totpservice/api/v1/admin/support-requests/{requestId}/approval', {
          params: { path: { requestId } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
