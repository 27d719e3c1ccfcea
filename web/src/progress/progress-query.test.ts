import { describe, expect, test } from 'vitest';
import { readProgressQuery, toUserListQuery, writeProgressQuery } from './progress-query.ts';

const read = (address: string) => readProgressQuery(new URLSearchParams(address));

describe('the address of the progress page', () => {
  test('asks for who needs help, on top, when it says nothing', () => {
    expect(toUserListQuery(read(''))).toEqual({ sort: 'progress', order: 'asc', page: 1, pageSize: 10 });
  });

  test.each(['', 'sort=email&order=desc&page=3&state=invited', 'search=jansen+%26+co', 'state=enrolled'])(
    'says the same after it was read: %s',
    (address) => {
      const written = writeProgressQuery(read(address));
      written.sort();
      const sorted = new URLSearchParams(address);
      sorted.sort();
      expect(String(written)).toBe(String(sorted));
    },
  );

  test.each(['sort=role', 'order=sideways', 'state=total', 'page=0', 'page=1.5', 'page=x', 'page=10001'])(
    'means nothing by %s',
    (address) => expect(read(address)).toEqual(read('')),
  );

  test('asks for no more than the API takes', () => {
    expect(toUserListQuery(read(`search=${'a'.repeat(101)}`)).search).toHaveLength(100);
    expect(toUserListQuery(read('search=++')).search).toBeUndefined();
  });

  test('counts a locked authenticator as enrolled and a disabled one apart, as the figures do', () => {
    expect(toUserListQuery(read('state=enrolled')).progress).toEqual(['enrolled', 'locked']);
    expect(toUserListQuery(read('state=disabled')).progress).toEqual(['disabled']);
  });
});
