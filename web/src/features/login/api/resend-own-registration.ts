import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Has one's own registration mail sent again, from a session that doesn't reach further. */
export function useResendOwnRegistration() {
  return useMutation({
    mutationFn: () => answer(api.POST('/totpservice/api/v1/session/registration-mail')),
  });
}
