import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { getRegistration } from '../features/registration/api.ts';
import { isPassing, problemOf } from '../http/problem.ts';
import { getSession } from '../session/api.ts';

/** How often a read is tried again by itself when the service stumbles. */
const retries = 2;
/** A change that gives the session a new cookie takes it from a read under way: with the new one that succeeds. */
const newCookieAfterMs = 300;

/**
 * The cache of what the API said. A refusal that means "you are not who the screen thinks" makes the screen ask again:
 * its guard then decides where to go.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    // Without a network the request fails, which a person can be told; pausing it would leave "Bezig…" forever.
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (failures, thrown) =>
          isPassing(thrown) ? failures < retries : isUnauthenticated(thrown) && failures === 0,
        retryDelay: (failures, thrown) =>
          isUnauthenticated(thrown) ? newCookieAfterMs : 1_000 * 2 ** failures,
      },
      mutations: { networkMode: 'always' },
    },
    queryCache: new QueryCache({ onError: (thrown, query) => reconsider(thrown, query.queryKey) }),
    mutationCache: new MutationCache({ onError: (thrown) => reconsider(thrown, []) }),
  });

  function reconsider(thrown: unknown, refused: readonly unknown[]): void {
    const { code } = problemOf(thrown);
    const state =
      code === 'unauthenticated' || code === 'two_factor_required' || code === 'passkey_required'
        ? getSession.queryKey
        : code.startsWith('registration_') || code === 'already_enrolled'
          ? getRegistration.queryKey
          : undefined;
    if (state && state[0] !== refused[0]) void client.invalidateQueries({ queryKey: state });
  }

  return client;
}

function isUnauthenticated(thrown: unknown): boolean {
  return problemOf(thrown).code === 'unauthenticated';
}
