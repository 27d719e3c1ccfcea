import { PHONE } from './phone.ts';

/** Mails speak of moments as a clock in the Netherlands shows them, wherever the worker runs. */
const timeZone = 'Europe/Amsterdam';

/** How a language writes a date ("11 juni 2025") and a time ("14:27"). Made once: each formatter holds much memory. */
function momentsIn(locale: string): { date: (at: Date) => string; time: (at: Date) => string } {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  return { date: (at) => date.format(at), time: (at) => time.format(at) };
}

const dutch = momentsIn('nl-NL');
const english = momentsIn('en-GB');

const untilInDutch = (at: Date) => `tot ${dutch.date(at)} ${dutch.time(at)} uur`;
const untilInEnglish = (at: Date) => `until ${english.date(at)} at ${english.time(at)}`;

/** What several mails say in the same words. */
export const nl = {
  date: dutch.date,
  onAt: (at: Date) => `op ${dutch.date(at)} om ${dutch.time(at)} uur`,
  OnAt: (at: Date) => `Op ${dutch.date(at)} om ${dutch.time(at)} uur`,
  until: untilInDutch,
  days: (days: number) => (days === 1 ? '1 dag' : `${days} dagen`),
  linkEnds: (at: Date) => `De link werkt één keer, ${untilInDutch(at)}.`,
  help: `Hebt u vragen? Bel ${PHONE}.`,
};

export const en: typeof nl = {
  date: english.date,
  onAt: (at) => `on ${english.date(at)} at ${english.time(at)}`,
  OnAt: (at) => `On ${english.date(at)} at ${english.time(at)}`,
  until: untilInEnglish,
  days: (days) => (days === 1 ? '1 day' : `${days} days`),
  linkEnds: (at) => `The link works once, ${untilInEnglish(at)}.`,
  help: `Any questions? Call ${PHONE}.`,
};
