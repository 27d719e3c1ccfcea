import { amsterdamClock } from './amsterdam-clock.ts';

/** How many days before 2FA is required whoever hasn't set it up is reminded. */
const milestones = [1, 7, 14, 45] as const;

export interface Reminder {
  /** Calendar days in Europe/Amsterdam until 2FA is required, at least 1: on its eve it is 1, whatever the hours are. */
  days: number;
  /** Of which of the four this is the reminder: the nearest one that has come. Whoever is late by some days is still reminded once. */
  milestone: (typeof milestones)[number];
}

/** Nobody is mailed at night: the reminders of a day are due from eight o'clock in Europe/Amsterdam. */
const firstHour = 8;

/**
 * The reminder that is due at `now` for whom 2FA is required from `requiredFrom`; undefined when it is too early (in the day, or by more than 45 days), or when
 * the day itself has come.
 */
export function dueReminder(requiredFrom: Date, now: Date): Reminder | undefined {
  const today = amsterdamClock(now);
  if (today.hour < firstHour) return undefined;
  const days = amsterdamClock(requiredFrom).day - today.day;
  const milestone = milestones.find((each) => days <= each);
  return days >= 1 && milestone !== undefined ? { days, milestone } : undefined;
}
