import { parseInstant } from './instant.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
/** An operator may leave out the seconds. */
const MINUTE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)([Z+-])/;
const MS_PER_HOUR = 3_600_000;

const amsterdamHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: 'numeric',
  hourCycle: 'h23',
});

/**
 * Reads the setting TWO_FACTOR_MANDATORY_FROM: `none` (undefined: never), a day `YYYY-MM-DD` (its midnight in
 * Europe/Amsterdam), or an instant with an offset such as `2025-11-01T00:00:00+01:00`.
 * Throws an Error that says what is accepted for anything else, days that don't exist included.
 */
export function parseMandatoryFrom(text: string): Date | undefined {
  if (text === 'none') return undefined;
  const instant = parseDayOrInstant(text);
  if (instant) return instant;
  throw new Error(
    'expected none, a day YYYY-MM-DD, or an instant with an offset (2025-11-01T00:00:00+01:00)',
  );
}

/** A day's midnight in Europe/Amsterdam, or an instant with an offset; undefined for anything else. */
export function parseDayOrInstant(text: string): Date | undefined {
  const isDay = DAY.test(text) && parseInstant(`${text}T00:00:00Z`) !== undefined;
  return isDay ? amsterdamMidnight(text) : parseInstant(text.replace(MINUTE, '$1:00$2'));
}

/** The next 1 November, the date of the manual, as `YYYY-11-01`; on the day itself already the one of next year. */
export function nextMandatoryDefault(now: Date): string {
  const year = now.getUTCFullYear();
  const first = `${year}-11-01`;
  return now < amsterdamMidnight(first) ? first : `${year + 1}-11-01`;
}

/**
 * The clock in Amsterdam shows at 00:00 UTC the hours it is ahead of UTC. Summer time starts and ends at 01:00 UTC,
 * so those hours also hold at the midnight just before, on the days of the change as well.
 */
function amsterdamMidnight(day: string): Date {
  const utcMidnight = new Date(`${day}T00:00Z`);
  return new Date(utcMidnight.getTime() - Number(amsterdamHour.format(utcMidnight)) * MS_PER_HOUR);
}
