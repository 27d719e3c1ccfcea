import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';
import { getRegistration } from './get-registration.ts';

/** Sets the password of the open registration. */
export function useSetPassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'SetPasswordRequest'>) =>
      answer(api.POST('/totpservice/api/v1/registrations/password', { body })),
    onSuccess: (registration) => queries.setQueryData(getRegistration.queryKey, registration),
  });
}
