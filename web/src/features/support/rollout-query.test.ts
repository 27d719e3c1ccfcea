import { expect, it } from 'vitest';
import { readRolloutQuery, writeRolloutQuery } from './rollout-query.ts';

it('keeps a list in the address, with nothing in it for what goes without saying', () => {
  const query = { sort: 'undeliverable', order: 'asc', withoutMainUser: true, page: 3 } as const;
  expect(readRolloutQuery(writeRolloutQuery(query))).toEqual(query);
  expect(writeRolloutQuery(readRolloutQuery(new URLSearchParams('sort=x&order=x&page=0'))).size).toBe(0);
});
