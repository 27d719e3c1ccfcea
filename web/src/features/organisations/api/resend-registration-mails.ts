import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Has the registration mail sent again to everybody who hasn't finished; answers how many that is, and who was passed over. */
export function useResendRegistrationMails() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/totpservice/api/v1/organisation/registration-mails')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['organisation'] }),
  });
}
