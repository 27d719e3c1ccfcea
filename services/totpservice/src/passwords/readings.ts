import { piecesBeside } from './key-patterns.ts';
import { shortestWord, withoutAccents } from './made-of.ts';

/** What stands for a letter: once with 1, ! and | as i, once as l. */
const signs: Record<string, string> = Object.fromEntries(
  ['0o', '2z', '3e', '€e', '4a', '@a', '5s', '$s', '6g', '7t', '+t', '8b', '9g'].map((pair) => [...pair]),
);
const asI: Record<string, string> = { ...signs, '1': 'i', '!': 'i', '|': 'i' };
const asL: Record<string, string> = { ...signs, '1': 'l', '!': 'l', '|': 'l' };
/** As many signs beside the letters may stand for one: `$unshine`, `Vrijdag` written `Vr!jda9`. */
const signsTaken = 3;
/** Of so many pieces, what is behind the letters is random: none of it stands for a letter. */
const piecesOfChance = 8;

interface Reading {
  word: string;
  /** No sign was taken for a letter. */
  isPlain: boolean;
  /** Of how many numbers and repeated signs what was left out at both ends is. */
  around: number;
  /** How much there is to guess in that. */
  pieces: number;
}

/** The words that a password may be meant as: letters only, without the digits and signs at both ends, unless they stand for letters. */
export function readingsOf(password: string): Reading[] {
  const plain = withoutAccents(password.toLowerCase());
  const before = /^[^\p{L}]*/u.exec(plain)?.[0].length ?? 0;
  const behind = /[^\p{L}]*$/u.exec(plain)?.[0].length ?? 0;
  const readings: Reading[] = [];
  const takenBehind = piecesBeside(plain.slice(plain.length - behind)) >= piecesOfChance ? 0 : signsTaken;
  for (let left = 0; left <= Math.min(before, signsTaken); left++) {
    for (let right = 0; right <= Math.min(behind, takenBehind); right++) {
      const [from, to] = [before - left, plain.length - behind + right];
      const core = plain.slice(from, to);
      const around = runsOf(plain.slice(0, from)) + runsOf(plain.slice(to));
      const pieces = piecesBeside(plain.slice(0, from)) + piecesBeside(plain.slice(to));
      for (const letters of left + right === 0 ? [undefined, asI, asL] : [asI, asL]) {
        const read = [...core].map((sign) => letters?.[sign] ?? sign).join('');
        const between = new Set(read.match(/[^\p{L}]+/gu));
        const word = read.replace(/[^\p{L}]/gu, '');
        if (word !== '' && isPut(between) && (!letters || word.length > shortestWord))
          readings.push({ word, isPlain: !letters, around, pieces });
      }
    }
  }
  return readings;
}

/** A password in lower case, with signs between letters as they are or as the letters that they stand for: `w3lkom1!abc` as `welkom1!abc` too. */
export function innerReadingsOf(password: string): string[] {
  const plain = withoutAccents(password.toLowerCase());
  const parts = plain.split(/((?<=\p{L})\P{L}{1,3}(?=\p{L}))/u);
  const readings = parts.reduce<string[]>(
    (before, part, index) => {
      const ways = index % 2 === 1 && index <= 2 * gapsRead ? [part, ...lettersFor(part)] : [part];
      return before.flatMap((text) => ways.map((way) => text + way));
    },
    [''],
  );
  return [...new Set(readings)];
}

/** In a password with more signs apart between its letters the others stand for none. */
const gapsRead = 4;

/** What some signs may stand for, where each stands for a letter. */
const lettersFor = (signsBetween: string) =>
  [asI, asL]
    .map((letters) => [...signsBetween].map((sign) => letters[sign] ?? ''))
    .filter((read) => !read.includes(''))
    .map((read) => read.join(''));

/** Of how many numbers and repeated signs a text is. */
const runsOf = (text: string) => text.match(/\d+|(\D)\1*/gsu)?.length ?? 0;

/** Whether a person put that between letters: one sign, at one place or everywhere, or one number. A random password has signs of all kinds. */
function isPut(between: ReadonlySet<string>): boolean {
  return (
    between.size === 0 || (between.size === 1 && /^(\D|[\s._-]?\d+[\s._-]?)$/su.test([...between].join('')))
  );
}
