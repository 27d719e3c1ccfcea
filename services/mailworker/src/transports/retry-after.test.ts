import { expect, test } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const now = new Date('2025-06-11T12:27:00Z');

test.each<[string | undefined, number | undefined]>([
  ['7', 7],
  [' 120 ', 120],
  ['Wed, 11 Jun 2025 12:27:30 GMT', 30],
  ['Wed, 11 Jun 2025 12:26:30 GMT', undefined],
  ['0', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['1e9', undefined],
  ['99999999999', undefined],
  ['soon', undefined],
  ['2025-06-11', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads Retry-After %j as %j seconds', (value, seconds) => {
  expect(parseRetryAfter(value, now)).toBe(seconds);
});
