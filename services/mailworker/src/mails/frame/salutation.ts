import { printable } from '../parts/printable.ts';
import type { Addressee } from '../parts/said.ts';
import { frameWords } from './frame-words.ts';

/**
 * The first line of a mail: "Geachte heer Van Joosten,".
 *
 * The title is used as stored and never derived from a first name; without a surname nobody is named at all.
 */
export function salutation(addressee: Addressee): string {
  const words = frameWords[addressee.language];
  const surname = printable(addressee.surname);
  if (surname === '') return words.greetingToAnybody;
  return words.greeting(addressee.title, withPrefix(printable(addressee.namePrefix), surname));
}

/** A prefix that begins with an apostrophe (’t) or is elided to one letter (d’, l’): it keeps its small letter. */
const APOSTROPHE = "['’‘ʼ]";
const STAYS_SMALL = new RegExp(`^(${APOSTROPHE}|\\p{L}${APOSTROPHE})`, 'u');
const JOINED = new RegExp(`${APOSTROPHE}$`, 'u');

/** Surname with its prefix as Dutch writes it where no name or initial stands before it: capital Van, small ’t. */
function withPrefix(prefix: string, surname: string): string {
  if (prefix === '') return surname;
  const written = STAYS_SMALL.test(prefix) ? prefix : capitalised(prefix);
  return JOINED.test(prefix) ? `${written}${surname}` : `${written} ${surname}`;
}

function capitalised(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase('nl-NL') + rest.join('');
}
