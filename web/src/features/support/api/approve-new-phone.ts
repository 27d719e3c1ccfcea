import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Lets a user link a new phone, or asks for it. */
export function useApproveNewPhone(userId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'SupportActionRequest'>) =>
      answer(
        api.POST('/totpservice/api/v1/admin/users/{userId}/new-phone-approval', {
          params: { path: { userId } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
