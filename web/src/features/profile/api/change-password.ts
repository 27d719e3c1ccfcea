import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';
import { getProfile } from './get-profile.ts';
import { listSessions } from './list-sessions.ts';

/** Changes the password; every other session of the person ends. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ChangePasswordRequest'>) =>
      answer(api.POST('/totpservice/api/v1/profile/password', { body })),
    onSuccess: () => {
      queries.removeQueries({ queryKey: getProfile.queryKey });
      queries.removeQueries({ queryKey: listSessions.queryKey });
    },
  });
}
