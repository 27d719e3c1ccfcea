import { expect, it } from 'vitest';
import { createTotpClient } from './create-totp-client.ts';
import { followEvents } from './follow-events.ts';

const event = (id: number) => ({
  ...{ id: String(id), type: 'user.created', occurredAt: '2026-11-22T10:15:00.000Z' },
  ...{ user: `USR-${id}`, organisation: 'ORG-1' },
});

/** A feed that grows by one event whenever somebody waits for it. */
function startFeed(events: number) {
  const asked: string[] = [];
  const feed = { events, pauses: 0 };
  const totp = createTotpClient({
    ...{
      issuer: 'https://login.example/totpservice/oidc',
      clientId: 'a',
      clientSecret: 'b',
      scopes: ['events'],
    },
    fetch: async (input, init) => {
      const url = new URL(new Request(input, init).url);
      if (url.pathname.endsWith('/token')) return Response.json({ access_token: 't', expires_in: 300 });
      asked.push(url.search);
      const after = Number(url.searchParams.get('after') ?? 0);
      const limit = Number(url.searchParams.get('limit'));
      if (Number.isNaN(after))
        return Response.json({ code: 'cursor_unknown', status: 400, title: '' }, { status: 400 });
      const items = Array.from({ length: Math.min(limit, feed.events - after) }, (_, at) =>
        event(after + at + 1),
      );
      return Response.json({ items, next: String(after + items.length), hasMore: items.length === limit });
    },
  });
  const wait = async () => {
    feed.pauses += 1;
    feed.events += 1;
  };
  return { totp, feed, asked, wait };
}

it('gives every event once and in order, waits at the end, and goes on from the cursor that was kept', async () => {
  const { totp, feed, wait } = startFeed(5);
  const seen: string[] = [];
  let kept = '';
  for await (const { items, next } of followEvents(totp, { limit: 2, wait })) {
    seen.push(...items.map(({ id }) => id));
    kept = next;
    if (seen.length >= 7) break;
  }
  expect(seen).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect(feed.pauses).toBe(2);
  for await (const { items } of followEvents(totp, { after: kept, wait })) {
    expect(items[0]?.id).toBe('8');
    break;
  }
});

it('ends when its signal aborts, while it waits too', async () => {
  const { totp } = startFeed(0);
  const stop = new AbortController();
  const wait = async () => stop.abort();
  for await (const _ of followEvents(totp, { signal: stop.signal, wait }))
    throw new Error('nothing is there');
});

it('throws what the service refuses, by its code', async () => {
  const { totp, wait } = startFeed(1);
  const first = followEvents(totp, { after: 'none', wait }).next();
  await expect(first).rejects.toMatchObject({ name: 'ProblemError', code: 'cursor_unknown' });
});
