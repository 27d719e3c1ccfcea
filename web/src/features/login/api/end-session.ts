import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Logs out, and forgets everything that was shown. */
export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE('/totpservice/api/v1/session')),
    onSuccess: () => queries.clear(),
  });
}
