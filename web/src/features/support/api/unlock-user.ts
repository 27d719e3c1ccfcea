import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Ends a user's locks. */
export function useUnlockUser(userId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(api.POST('/totpservice/api/v1/admin/users/{userId}/unlock', { params: { path: { userId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
