import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';
import { getOrganisationTwoFactor } from './get-organisation-two-factor.ts';

/** Switches 2FA on for every user of the organisation. */
export function useActivateTwoFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ActivationRequest'>) =>
      answer(api.POST('/totpservice/api/v1/organisation/two-factor/activation', { body })),
    onSuccess: ({ activatedAt }) =>
      queries.setQueryData(
        getOrganisationTwoFactor.queryKey,
        (before) => before && { ...before, activatedAt, activatable: false },
      ),
  });
}
