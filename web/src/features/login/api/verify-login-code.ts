import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Finishes a login with a code of the authenticator app. */
export function useVerifyLoginCode() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'CodeRequest'>) => answer(api.POST('/totpservice/api/v1/login/code', { body })),
    // Another person may sign in now: nothing of the former one stays.
    onSuccess: () => queries.clear(),
  });
}
