import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * The header of a request that a screen makes by itself, to be up to date: no sign of a person, so it doesn't keep a session from going idle.
 * The first request for something is one: somebody opened it.
 */
export function asksByItself({ client, queryKey }: { client: QueryClient; queryKey: QueryKey }) {
  return client.getQueryData(queryKey) === undefined ? {} : { 'X-Background': 'true' as const };
}
