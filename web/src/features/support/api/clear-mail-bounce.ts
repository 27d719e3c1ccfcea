import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Forgets that mail to a user's address bounced. */
export function useClearMailBounce(userId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        api.DELETE('/totpservice/api/v1/admin/users/{userId}/mail-bounce', { params: { path: { userId } } }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
