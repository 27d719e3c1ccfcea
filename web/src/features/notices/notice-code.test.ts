import { expect, test } from 'vitest';
import { noticeCodeFault } from './notice-code.ts';

test.each(['7K4M-XQ2R-9TBC', '7k4mxq2r9tbc', ' 7K4M XQ2R\u20119TBC ', 'OIL0-1234-ABCD'])(
  '%j can be a code',
  (typed) => expect(noticeCodeFault(typed)).toBeUndefined(),
);

test.each([
  ['', 'empty'],
  [' - ', 'empty'],
  ['7K4M-XQ2R', 'malformed'],
  ['7K4M-XQ2R-9TBC-7K4M', 'malformed'],
  ['UUUU-XQ2R-9TBC', 'malformed'],
  ['7K4M-XQ2R-9TB!', 'malformed'],
])('%j is %s', (typed, fault) => expect(noticeCodeFault(typed)).toBe(fault));
