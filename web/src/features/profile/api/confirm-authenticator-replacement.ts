import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';
import { getProfile } from './get-profile.ts';
import { listSessions } from './list-sessions.ts';

/** Replaces the authenticator by the first code of the new one; the answer holds new recovery codes, this once. */
export function useConfirmAuthenticatorReplacement() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'CodeRequest'>) =>
      answer(api.POST('/totpservice/api/v1/profile/authenticator/confirm', { body })),
    gcTime: 0,
    onSuccess: () => {
      queries.removeQueries({ queryKey: getProfile.queryKey });
      queries.removeQueries({ queryKey: listSessions.queryKey });
    },
  });
}
