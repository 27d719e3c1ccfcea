import type { components, paths } from '../generated/system-types.ts';
import type { TotpClient } from './create-totp-client.ts';
import { dataOf } from './problem-error.ts';
import { waitFor } from './send-again.ts';

/** Events in their order, and the cursor behind them. */
export interface FeedPage {
  items: components['schemas']['Event'][];
  /** Keep it with your own data, in the transaction of what you did with the events. */
  next: string;
}

type Query = NonNullable<paths['/totpservice/api/v1/events']['get']['parameters']['query']>;

export interface FollowOptions {
  /** The cursor that was kept last; without one, from the beginning. */
  after?: string;
  /** These types alone. */
  type?: NonNullable<Query['type']>;
  /** At most so many a page; 100 unless told otherwise. */
  limit?: number;
  /** How long to wait when there is nothing new, in milliseconds; 5 s unless told otherwise. */
  pauseMs?: number;
  /** Ends it. */
  signal?: AbortSignal;
  /** For tests: waits, unless it is aborted. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * The feed, page after page without an end, until the signal aborts: `for await (const { items, next } of followEvents(client, { after }))`. A page has at least one event; the next one is asked for when the body
 * of the loop is done.
 * @throws ProblemError, among them `cursor_unknown`
 */
export async function* followEvents(
  client: TotpClient,
  {
    after,
    type,
    limit = 100,
    pauseMs = 5_000,
    signal = new AbortController().signal,
    wait = waitFor,
  }: FollowOptions = {},
): AsyncGenerator<FeedPage, void, undefined> {
  let cursor = after;
  while (!signal.aborted) {
    const query = { limit, ...(cursor !== undefined && { after: cursor }), ...(type && { type }) };
    const { items, next, hasMore } = await dataOf(
      client.GET('/totpservice/api/v1/events', { params: { query }, signal }),
    );
    if (items.length > 0) yield { items, next };
    cursor = next;
    if (!hasMore && !signal.aborted) await wait(pauseMs, signal).catch(() => undefined);
  }
}
