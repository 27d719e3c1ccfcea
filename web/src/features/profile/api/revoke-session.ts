import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Ends one other session of the person. The list is asked again where it is shown next. */
export function useRevokeSession() {
  return useMutation({
    mutationFn: (sessionId: string) =>
      answer(
        api.DELETE('/totpservice/api/v1/profile/sessions/{sessionId}', { params: { path: { sessionId } } }),
      ),
  });
}
