import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Sends a user's registration mail again. */
export function useResendUserRegistrationMail(userId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        api.POST('/totpservice/api/v1/admin/users/{userId}/registration-mail', {
          params: { path: { userId } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
