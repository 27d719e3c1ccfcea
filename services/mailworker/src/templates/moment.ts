/** Mails speak of moments as a clock in the Netherlands shows them, wherever the worker runs. */
const timeZone = 'Europe/Amsterdam';

/** How a language writes a date ("11 juni 2025") and a time ("14:27"). Made once: each formatter holds much memory. */
export function momentsIn(locale: string): { date: (at: Date) => string; time: (at: Date) => string } {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  return { date: (at) => date.format(at), time: (at) => time.format(at) };
}
