import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amsterdamClock } from './amsterdam-clock.ts';
import { parseMandatoryFrom } from './mandatory-date.ts';
import { dueReminder } from './reminder.ts';

const first = new Date('2026-10-31T23:00:00Z');

describe('a reminder', () => {
  it.each([
    ['2026-09-16T06:00:00Z', undefined, '46 days before'],
    ['2026-09-17T05:59:59.999Z', undefined, 'before eight, in summer time'],
    ['2026-09-17T06:00:00Z', { days: 45, milestone: 45 }, 'at eight, in summer time'],
    ['2026-10-17T21:59:59Z', { days: 15, milestone: 45 }, 'late on the day before'],
    ['2026-10-18T06:00:00Z', { days: 14, milestone: 14 }, 'a fortnight before, over the end of summer time'],
    ['2026-10-20T06:00:00Z', { days: 12, milestone: 14 }, 'two days late'],
    ['2026-10-25T07:00:00Z', { days: 7, milestone: 7 }, 'on the day when summer time ends'],
    ['2026-10-25T06:59:59Z', undefined, 'before eight on that day, in winter time'],
    ['2026-10-31T07:00:00Z', { days: 1, milestone: 1 }, 'on the eve'],
    ['2026-10-31T22:59:59.999Z', { days: 1, milestone: 1 }, 'a millisecond before'],
    ['2026-10-31T23:00:00Z', undefined, 'at midnight'],
    ['2026-11-01T08:00:00Z', undefined, 'on the day'],
  ])('at %s is %j: %s', (now, reminder, _what) => {
    expect(dueReminder(first, new Date(now))).toEqual(reminder);
  });

  it('counts days of the calendar, not of 24 hours, when summer time begins', () => {
    const monday = parseMandatoryFrom('2026-03-30') as Date;
    expect(dueReminder(monday, new Date('2026-03-29T06:00:00Z'))).toEqual({ days: 1, milestone: 1 });
    expect(dueReminder(monday, new Date('2026-03-28T07:00:00Z'))).toEqual({ days: 2, milestone: 7 });
  });

  it('counts to any instant of a day, as an exemption ends', () => {
    const afternoon = new Date('2026-11-08T13:30:00Z');
    expect(dueReminder(afternoon, new Date('2026-11-07T07:00:00Z'))).toEqual({ days: 1, milestone: 1 });
    expect(dueReminder(afternoon, new Date('2026-11-08T08:00:00Z'))).toBeUndefined();
  });

  const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

  it('comes at each of the four and at most once a day, whatever day and hour it is counted from', () =>
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 90 * 24 }), (requiredFrom, hours) => {
        const now = new Date(requiredFrom.getTime() - hours * 3_600_000);
        const due = dueReminder(requiredFrom, now);
        if (!due) return;
        expect(due.days).toBeGreaterThanOrEqual(1);
        expect(due.days).toBeLessThanOrEqual(due.milestone);
        expect([1, 7, 14, 45].filter((each) => each >= due.days)[0]).toBe(due.milestone);
        expect(amsterdamClock(now).hour).toBeGreaterThanOrEqual(8);
      }),
    ));

  it('is of the same day for any two moments of that day', () =>
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 0, max: 23 }), (requiredFrom, day, hours) => {
        const later = new Date(day.getTime() + hours * 3_600_000);
        const [one, other] = [dueReminder(requiredFrom, day), dueReminder(requiredFrom, later)];
        if (one && other && amsterdamClock(day).date === amsterdamClock(later).date)
          expect(other).toEqual(one);
      }),
    ));
});
