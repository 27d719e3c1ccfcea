import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Resumes the invitations and reminders. */
export function useResumeInvitations() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/totpservice/api/v1/admin/rollout/invitations/resume')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
