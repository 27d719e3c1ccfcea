import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';
import { asksByItself } from './asks-by-itself.ts';
import { liveInterval } from './live.ts';

/** What happened to a user's registration, kept up to date. */
export function useGetUserTimeline(userId: string) {
  return useQuery({
    queryKey: ['organisation', 'timeline', userId],
    queryFn: (context) =>
      answer(
        api.GET('/totpservice/api/v1/organisation/users/{userId}/timeline', {
          params: { path: { userId }, header: asksByItself(context) },
        }),
      ),
    refetchInterval: ({ state }) => liveInterval(isSending(state.data?.events)),
  });
}

/** Whether the latest that is known of a mail is that it waits. */
function isSending(events: Schema<'TimelineEvent'>[] = []): boolean {
  return events.findLast(({ type }) => type.startsWith('mail_'))?.type === 'mail_queued';
}
