import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Has a user's registration mail sent again. */
export function useResendRegistrationMail() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) =>
      answer(
        api.POST('/totpservice/api/v1/organisation/users/{userId}/registration-mail', {
          params: { path: { userId } },
        }),
      ),
    // Refused or not: the user may be further than what is on the screen.
    onSettled: () => queries.invalidateQueries({ queryKey: ['organisation'] }),
  });
}
