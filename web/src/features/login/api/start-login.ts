import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** E-mail address and password; the answer says what comes next. */
export function useStartLogin() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'LoginRequest'>) => answer(api.POST('/totpservice/api/v1/login', { body })),
    // Another person may sign in now: nothing of the former one stays.
    onSuccess: () => queries.clear(),
  });
}
