import { useMutation } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Has a fresh link mailed in exchange for an expired one. */
export function useRenewRegistration() {
  return useMutation({
    mutationFn: (body: Schema<'TokenRequest'>) =>
      answer(api.POST('/totpservice/api/v1/registrations/renew', { body })),
  });
}
