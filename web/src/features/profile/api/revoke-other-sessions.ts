import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Ends every session of the person but this one. The list is asked again where it is shown next. */
export function useRevokeOtherSessions() {
  return useMutation({
    mutationFn: () => answer(api.DELETE('/totpservice/api/v1/profile/sessions')),
  });
}
