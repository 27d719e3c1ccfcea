const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});
const dayMilliseconds = 24 * 3_600_000;

/** What calendar and clock in Europe/Amsterdam show at an instant: `date` as YYYY-MM-DD, `day` as a running number, `hour` 0 to 23. */
export function amsterdamClock(instant: Date): { date: string; day: number; hour: number } {
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  const date = `${part.year}-${part.month}-${part.day}`;
  return { date, day: Date.parse(`${date}T00:00:00Z`) / dayMilliseconds, hour: Number(part.hour) };
}
