import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';
import { getRegistration } from './get-registration.ts';

/** Exchanges a mailed token for this browser's registration: a person's own step. */
export function useOpenRegistration() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'TokenRequest'>) =>
      answer(api.POST('/totpservice/api/v1/registrations/open', { body })),
    onSuccess: (registration) => {
      // Whatever an earlier link left behind belongs to another registration.
      queries.removeQueries({ queryKey: ['enrolment'] });
      queries.setQueryData(getRegistration.queryKey, registration);
    },
  });
}
