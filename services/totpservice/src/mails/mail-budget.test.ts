import { mailBudgets } from '@tvm/db';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { startService } from '../../test/harness.ts';
import { claimMailBudget } from './mail-budget.ts';

const service = await startService({}, afterAll);
const start = Date.parse('2026-03-02T09:00:00Z');
let subjects = 0;
const newSubject = () => `subject ${++subjects}`;

/** Seconds from the start until when the next one is refused; undefined when this one is taken. */
async function claimAt(
  subject: string,
  seconds: number,
  scope: Parameters<typeof claimMailBudget>[1] = 'own',
) {
  const until = await claimMailBudget(service.db, scope, subject, new Date(start + seconds * 1000));
  return until && (until.getTime() - start) / 1000;
}

it('takes five an hour, 60 seconds apart', async () => {
  const subject = newSubject();
  for (const seconds of [0, 60, 120, 180, 240]) expect(await claimAt(subject, seconds)).toBeUndefined();
  expect(await claimAt(subject, 300)).toBe(3600);
});

it('refuses a second one within 60 seconds and says from when on', async () => {
  const subject = newSubject();
  await claimAt(subject, 0);
  expect(await claimAt(subject, 59.999)).toBe(60);
  expect(await claimAt(subject, 60)).toBeUndefined();
});

it('slides: each of the five is free again an hour after itself, not an hour after the first', async () => {
  const subject = newSubject();
  for (const seconds of [0, 600, 1200, 1800, 2400]) await claimAt(subject, seconds);
  expect(await claimAt(subject, 3599.999)).toBe(3600);
  expect(await claimAt(subject, 3600)).toBeUndefined();
  expect(await claimAt(subject, 4199)).toBe(4200);
  expect(await claimAt(subject, 4200)).toBeUndefined();
});

it('does not count what it refuses: asking all the time postpones nothing', async () => {
  const subject = newSubject();
  await claimAt(subject, 0);
  for (let seconds = 1; seconds < 60; seconds += 10) await claimAt(subject, seconds);
  expect(await claimAt(subject, 60)).toBeUndefined();
});

it('counts each kind of request, and each subject, by itself', async () => {
  const subject = newSubject();
  for (const scope of ['anonymous', 'own', 'main_user', 'support', 'renewal'] as const)
    expect(await claimAt(subject, 0, scope)).toBeUndefined();
  expect(await claimAt(newSubject(), 0)).toBeUndefined();
});

it('takes one of 30 at once as the first', async () => {
  const subject = newSubject();
  const answers = await Promise.all(Array.from({ length: 30 }, () => claimAt(subject, 0)));
  expect(answers.filter((until) => until === undefined)).toHaveLength(1);
});

it.each([
  ['the second', [0], 3660],
  ['the sixth, when the first of five is an hour old', [0, 60, 120, 180, 240], 3660],
])('takes one of nine at once as %s, and tells the others from when on', async (_which, earlier, from) => {
  const subject = newSubject();
  for (const seconds of earlier) await claimAt(subject, seconds);
  const answers = await atOnce(
    service,
    sql`select from mail_budgets where subject = ${subject} for update`,
    Array.from({ length: 9 }, () => () => claimAt(subject, 3600)),
  );
  expect(answers.filter((until) => until === undefined)).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set([undefined, from]));
});

it('agrees with the rule for any instants: at most five in every hour, 60 seconds apart, and never fewer than that', async () => {
  const gaps = fc.array(fc.constantFrom(1, 30, 59, 60, 61, 300, 900, 3300, 3600), {
    minLength: 1,
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(gaps, async (steps) => {
      const subject = newSubject();
      const taken: number[] = [];
      let seconds = 0;
      for (const step of steps) {
        seconds += step;
        const allowed =
          taken.every((at) => at <= seconds - 60) && taken.filter((at) => at > seconds - 3600).length < 5;
        const until = await claimAt(subject, seconds);
        expect(until === undefined).toBe(allowed);
        if (until === undefined) taken.push(seconds);
        else expect(until).toBeGreaterThan(seconds);
      }
    }),
    { numRuns: 25 },
  );
  const rows = await service.ownerDb.select().from(mailBudgets);
  expect(rows.every((row) => row.requestedAt.length <= 5)).toBe(true);
});
