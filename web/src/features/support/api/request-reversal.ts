import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Asks for an organisation's 2FA to be taken back. */
export function useRequestReversal(organisationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ReversalRequest'>) =>
      answer(
        api.POST('/totpservice/api/v1/admin/organisations/{organisationId}/reversals', {
          params: { path: { organisationId } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
