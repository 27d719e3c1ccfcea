import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Takes a user's authenticator away, or asks for it. */
export function useResetUserTwoFactor(userId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'SupportActionRequest'>) =>
      answer(
        api.POST('/totpservice/api/v1/admin/users/{userId}/two-factor-reset', {
          params: { path: { userId } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
