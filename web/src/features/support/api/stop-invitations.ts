import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** Stops the invitations and reminders. */
export function useStopInvitations() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/totpservice/api/v1/admin/rollout/invitations/stop')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['support'] }),
  });
}
