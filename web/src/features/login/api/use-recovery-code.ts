import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Finishes a login with a recovery code: the hook has the operation's own name. */
export function useRecoveryCode() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'RecoveryCodeRequest'>) =>
      answer(api.POST('/totpservice/api/v1/login/recovery-code', { body })),
    // Another person may sign in now: nothing of the former one stays.
    onSuccess: () => queries.clear(),
  });
}
