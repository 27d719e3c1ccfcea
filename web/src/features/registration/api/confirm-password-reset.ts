import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';
import { getRegistration } from './get-registration.ts';

/** Completes a reset with a code or a recovery code of the authenticator that stays. */
export function useConfirmPasswordReset() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ProofRequest'>) =>
      answer(api.POST('/totpservice/api/v1/registrations/proof', { body })),
    onSuccess: (registration) => queries.setQueryData(getRegistration.queryKey, registration),
  });
}
