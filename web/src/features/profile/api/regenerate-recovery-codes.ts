import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';
import { getProfile } from './get-profile.ts';

/** Makes ten new recovery codes, shown this once; the former ones are dead. */
export function useRegenerateRecoveryCodes() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/totpservice/api/v1/profile/recovery-codes')),
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: getProfile.queryKey }),
  });
}
