import { useMutation } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Enrols the pending authenticator with its first code; the answer holds the recovery codes, this once. */
export function useConfirmEnrolment() {
  return useMutation({
    mutationFn: (body: Schema<'CodeRequest'>) =>
      answer(api.POST('/totpservice/api/v1/registrations/authenticator/confirm', { body })),
    gcTime: 0,
  });
}
