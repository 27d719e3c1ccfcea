import type { Schema } from '@tvm/contract';
import { noonOf } from '../../text/formats.ts';

type Day = Schema<'Rollout'>['days'][number];

/** The pace is that of so many days before the last count: longer than a weekend, shorter than a holiday. */
const PACE_DAYS = 14;
const DAY_MILLISECONDS = 24 * 3600_000;

/** Where it leads: `path` begins at the last count and ends at the mandatory date. */
export interface Forecast {
  path: readonly { at: Date; value: number }[];
  enrolled: number;
  /** When everybody has 2FA; undefined where that comes after the date. */
  completeAt: Date | undefined;
}

/**
 * How many will have 2FA by the mandatory date, if people go on as they did in the last two weeks: at most all users there are now, and no fewer than now.
 * @param days counted days, the oldest first
 * @returns undefined where the date is none or past, or there is no pace yet
 */
export function forecast(days: readonly Day[], mandatoryFrom: string | null): Forecast | undefined {
  const last = days.at(-1);
  if (!mandatoryFrom || !last) return undefined;
  const [from, until] = [noonOf(last.day), new Date(mandatoryFrom)];
  const since = from.getTime() - PACE_DAYS * DAY_MILLISECONDS;
  const first = days.find(({ day }) => noonOf(day).getTime() >= since) ?? last;
  const passed = from.getTime() - noonOf(first.day).getTime();
  if (until <= from || passed === 0) return undefined;
  const pace = Math.max(0, last.enrolled - first.enrolled) / passed;
  const left = last.users - last.enrolled;
  const completeAt = pace > 0 ? new Date(from.getTime() + left / pace) : undefined;
  const start = { at: from, value: last.enrolled };
  if (completeAt && completeAt <= until) {
    const path = [start, { at: completeAt, value: last.users }, { at: until, value: last.users }];
    return { path, enrolled: last.users, completeAt };
  }
  const enrolled = Math.round(last.enrolled + pace * (until.getTime() - from.getTime()));
  return { path: [start, { at: until, value: enrolled }], enrolled, completeAt: undefined };
}
