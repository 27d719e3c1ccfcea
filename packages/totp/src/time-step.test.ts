import { expect, it } from 'vitest';
import { timeStepAt } from './time-step.ts';

it.each([
  [0, 0],
  [29_999, 0],
  [30_000, 1],
  [59_999, 1],
  [1111111109_000, 37037036],
  [20000000000_000, 666666666], // past 2^31 seconds
])('counts whole periods: %i ms is step %i', (ms, step) => {
  expect(timeStepAt(new Date(ms))).toBe(step);
});

it('refuses an invalid date', () => {
  expect(() => timeStepAt(new Date('never'))).toThrow(RangeError);
});
