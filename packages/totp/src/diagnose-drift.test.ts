import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TOTP } from './constants.ts';
import { diagnoseDrift } from './diagnose-drift.ts';
import { generateCode } from './generate-code.ts';
import { matchTimeStep } from './match-time-step.ts';

const secret = new TextEncoder().encode('12345678901234567890');
const now = new Date('2026-03-02T09:00:10Z');
const codeAfter = (steps: number) => generateCode({ secret, now: new Date(now.getTime() + steps * 30_000) });

it.each([
  [-8, -8],
  [7, 7],
  [-20, -20],
  [20, 20],
  [-21, undefined],
  [21, undefined],
  [0, undefined],
  [-1, undefined],
  [1, undefined],
])('a phone that is %i steps off is found to be %s off', (steps, found) => {
  expect(diagnoseDrift({ secret, code: codeAfter(steps), now })).toBe(found);
});

it.each(['', '12345', '1234567', '１２３４５６', 'abcdef', ' 12345'])('%j is of no step', (code) => {
  expect(diagnoseDrift({ secret, code, now })).toBeUndefined();
});

it('finds nothing where the code is accepted, and accepts nothing where it finds something', () => {
  const drifting = fc.integer({ min: -40, max: 40 });
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 20, maxLength: 20 }),
      drifting,
      fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (key, steps, at) => {
        const code = generateCode({
          secret: key,
          now: new Date(at.getTime() + steps * 1000 * TOTP.periodSeconds),
        });
        const found = diagnoseDrift({ secret: key, code, now: at });
        const isAccepted = matchTimeStep({ secret: key, code, now: at }) !== undefined;
        return found === undefined || !isAccepted;
      },
    ),
  );
});

/** This secret shows 797710 in the step that begins then, and again 18 steps later (found by trying). */
const shownTwiceAt = Date.parse('2026-03-22T03:32:00Z');

it.each([
  [5, -5],
  [9, -9],
  [13, 5],
])(
  'of a code that is shown twice within the time, seen %i steps after the first, the nearer one counts, and the slow one of two as near: %i',
  (steps, found) => {
    const at = new Date(shownTwiceAt + steps * 30_000);
    expect(diagnoseDrift({ secret, code: '797710', now: at })).toBe(found);
  },
);
