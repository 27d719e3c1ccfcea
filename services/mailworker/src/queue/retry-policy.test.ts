import { expect, test } from 'vitest';
import { mailOf } from '../mails/kinds.ts';
import { delayOfNextAttempt, type FailedAttempt, MAX_ATTEMPTS } from './retry-policy.ts';

const now = new Date('2025-06-11T12:27:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const failed: FailedAttempt = {
  minutesToUse: undefined,
  attempts: 1,
  firstAttemptAt: now,
  expiresAt: undefined,
  afterSeconds: undefined,
};
const delay = (changed: Partial<FailedAttempt>, random = 0) =>
  delayOfNextAttempt({ ...failed, ...changed }, now, random);

test('waits 5 s, then twice as long each time, up to ten minutes', () => {
  const seconds = Array.from({ length: 10 }, (_, k) => (delay({ attempts: k + 1 }) ?? 0) / 1000);
  expect(seconds).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600, 600]);
  expect(delay({ attempts: 5000 })).toBe(600_000);
});

test('jitter spreads the attempts over a fifth of the delay, and never beyond it', () => {
  expect(delay({ attempts: 8 }, 0.5)).toBe(540_000);
  expect(delay({ attempts: 8 }, 0.999999)).toBeGreaterThanOrEqual(480_000);
});

test('never comes sooner than the provider asked for, and does not believe more than an hour', () => {
  expect(delay({ afterSeconds: 90 }, 0.9)).toBe(90_000);
  expect(delay({ attempts: 8, afterSeconds: 1 })).toBe(600_000);
  expect(delay({ afterSeconds: 86_400 })).toBe(3_600_000);
});

test.each([
  ['password_reset', 10],
  ['registration', 60],
] as const)('a %s mail is given up when less than %i minutes of its link would be left', (kind, minutes) => {
  const minutesToUse = mailOf(kind).link?.minutesToUse;
  const firstAttemptAt = inMinutes(-30);
  const expiring = (secondsMore: number) => new Date(inMinutes(minutes).getTime() + secondsMore * 1000);
  expect(delay({ minutesToUse, firstAttemptAt, expiresAt: expiring(5) })).toBe(5000);
  expect(delay({ minutesToUse, firstAttemptAt, expiresAt: expiring(4.999) })).toBeUndefined();
  expect(delay({ minutesToUse, firstAttemptAt, expiresAt: expiring(60), afterSeconds: 61 })).toBeUndefined();
});

test('no mail is repeated once the provider may have forgotten its key', () => {
  const firstAttemptAt = (seconds: number) => new Date(inMinutes(-23 * 60).getTime() + seconds * 1000);
  expect(delay({ firstAttemptAt: firstAttemptAt(5) })).toBe(5000);
  expect(delay({ firstAttemptAt: firstAttemptAt(4) })).toBeUndefined();
});

test('the time runs out before the highest number of attempts is reached, whatever the jitter', () => {
  let at = now;
  let attempts = 0;
  for (;;) {
    const next = delayOfNextAttempt({ ...failed, attempts: ++attempts }, at, 0.999999);
    if (next === undefined) break;
    at = new Date(at.getTime() + next);
  }
  expect(attempts).toBeGreaterThan(130);
  expect(attempts).toBeLessThan(MAX_ATTEMPTS);
});
