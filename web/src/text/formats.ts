/** A day of the API (`2026-11-01`) as an instant: noon in UTC is within the same day in the Netherlands. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** The words of time: every date on screen is a date in the Netherlands, wherever the browser is. */
function formatsFor(locale: 'nl-NL' | 'en-GB') {
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/Amsterdam',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const shortDay = new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/Amsterdam',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const dayOfMonth = new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/Amsterdam',
    day: 'numeric',
    month: 'short',
  });
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/Amsterdam',
    hour: '2-digit',
    minute: '2-digit',
  });
  const count = new Intl.NumberFormat(locale);
  return {
    /** `instant` is RFC 3339, as the API gives it: "1 november 2027". */
    day: (instant: string): string => day.format(new Date(instant)),
    /** "1 nov 2027" */
    shortDay: (instant: string): string => shortDay.format(new Date(instant)),
    /** "1 nov", where the year is plain */
    dayOfMonth: (instant: string): string => dayOfMonth.format(new Date(instant)),
    /** Whether it is the day that it is now, by the calendar of the Netherlands. */
    isToday: (instant: string): boolean => day.format(new Date(instant)) === day.format(new Date()),
    /** "14:05" */
    time: (instant: string): string => time.format(new Date(instant)),
    /** "2.000" */
    count: (value: number): string => count.format(value),
  };
}

const dutch = formatsFor('nl-NL');
const english = formatsFor('en-GB');

/** Times and numbers in Dutch. `moment` follows a word: "Afgeleverd om 14:27", or with its day where that isn't today. */
export const nl = {
  ...dutch,
  users: (n: number): string => (n === 1 ? '1 gebruiker' : `${dutch.count(n)} gebruikers`),
  mails: (n: number): string => (n === 1 ? '1 e-mail' : `${dutch.count(n)} e-mails`),
  moment: (instant: string): string =>
    dutch.isToday(instant)
      ? `om ${dutch.time(instant)}`
      : `op ${dutch.shortDay(instant)} om ${dutch.time(instant)}`,
};

/** The same in English. */
export const en: typeof nl = {
  ...english,
  users: (n) => (n === 1 ? '1 user' : `${english.count(n)} users`),
  mails: (n) => (n === 1 ? '1 e-mail' : `${english.count(n)} e-mails`),
  moment: (instant) =>
    english.isToday(instant)
      ? `at ${english.time(instant)}`
      : `on ${english.shortDay(instant)} at ${english.time(instant)}`,
};
