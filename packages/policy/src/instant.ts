/** RFC 3339, section 5.6, `date-time`. */
const form = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** What both PostgreSQL and an ISO 8601 year of four digits can say. */
const first = Date.parse('0001-01-01T00:00:00Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');
const day = 86_400_000;

/**
 * The one reading of an instant that somebody gives: RFC 3339, to the millisecond. A leap second, which can only be the last one of a day in UTC, is the first one of the next. The year 0 and what an offset
 * puts beyond the years 1 to 9999 is the nearest instant within them: nothing that is kept here lies outside.
 * @returns undefined for anything else, and for days and times that don't exist
 */
export function parseInstant(text: string): Date | undefined {
  const [, date, minute, second, fraction = '', sign, hours, minutes] = form.exec(text) ?? [];
  const isLeap = second === '60';
  const time = `${date}T${minute}:${isLeap ? '59' : second}`;
  const local = new Date(`${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  // JavaScript reads 30 February as 2 March, and 24:00 as the next day.
  if (Number.isNaN(local.getTime()) || !local.toISOString().startsWith(time)) return undefined;
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  const instant = local.getTime() + (sign === '-' ? offset : -offset) + (isLeap ? 1000 : 0);
  if (isLeap && ((instant % day) + day) % day >= 1000) return undefined;
  return new Date(Math.min(Math.max(instant, first), last));
}
