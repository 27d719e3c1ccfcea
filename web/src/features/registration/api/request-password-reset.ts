import { useMutation } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Asks for a mail; the answer is the same for every address. */
export function useRequestPasswordReset() {
  return useMutation({
    mutationFn: (body: Schema<'PasswordResetRequest'>) =>
      answer(api.POST('/totpservice/api/v1/password-resets', { body })),
  });
}
