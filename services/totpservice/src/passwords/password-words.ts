import type { Dictionary } from './dictionary-words.ts';
import { isOneKeyPath, piecesBeside } from './key-patterns.ts';
import { fillerWords, typicalWords } from './typical-words.ts';

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
/** Shorter words are found in random letters too. */
const shortestWord = 4;
const longestWord = 24;
/** Random signs have a short word among them by chance; a person puts few things around it. */
const longWord = 6;
const runsAroundShortWord = 3;
/** `Zomer-2026!!`; a word with more digits and signs around it than these is guessed by them. */
const piecesAroundWord = 6;
const piecesAroundShortWord = 3;
/** `TimEva`: random letters hold two such names too. */
const shortNames = 7;
/** Beside typical words: initials, `abc`. */
const lettersThatDontHelp = 3;
/** `Zomer2026x!`, `1a-Zomer!`: a letter or two apart from the word, with few signs about. */
const besideStrayLetters =
  /^\P{L}{0,2}\p{L}{1,2}\P{L}{1,5}(\p{L}{5,})\P{L}{0,5}$|^\P{L}{0,2}(\p{L}{5,})\P{L}{1,5}\p{L}{1,2}\P{L}{0,2}$/u;
/** `boekenkast`: most have an entry of their own, these don't. */
const longestCompound = 14;

/**
 * Whether a password is one word with digits and signs around it, in it or for its letters, or two words of which one is typical; backwards or twice too.
 * @param known words and names of dictionaries, lower case without accents
 */
export function isGuessableWord(password: string, known: Dictionary): boolean {
  const runs = password.match(/\p{L}{2,}/gu)?.map((run) => run.length) ?? [];
  const [, before, behind] = besideStrayLetters.exec(withoutAccents(password.toLowerCase())) ?? [];
  if (isKnown(before ?? behind ?? '', known)) return true;
  if (isTypicalWithRest(password, known)) return true;
  const namesCount = wordsApart(password) < 3;
  const isPhrase = runs.filter((length) => length >= shortestWord).length >= 3;
  return readingsOf(password).some(({ word, isPlain, around, pieces }) => {
    if (pieces > piecesAroundWord || (word.length < longWord && around > runsAroundShortWord)) return false;
    const text = /^(.{2,}?)\1+$/u.exec(word)?.[1] ?? word;
    if (isKnown(text, known) || typicalWords.has([...text].reverse().join(''))) return true;
    if (isPhrase) return false;
    if (isMadeOf(text, typicalPair, known)) return true;
    if (isPlain && word.length === 3 && pieces <= piecesAroundShortWord && known.firstNames.has(word))
      return true;
    if (!isPlain || runs.length > 2) return false;
    if (
      namesCount &&
      (word.length > shortNames || pieces <= piecesAroundShortWord) &&
      isMadeOf(text, namesToo, known)
    )
      return true;
    if (otherPairs.some((allowed) => isMadeOf(text, allowed, known))) return true;
    return runs.length === 1 && text.length <= longestCompound && isMadeOf(text, compound, known);
  });
}

const typicalPair: Allowed = { typical: 2, fillers: 4, others: 0 };
const namesToo: Allowed = { typical: 2, names: true, fillers: 1, others: 0 };
const otherPairs: Allowed[] = [
  { typical: 1, fillers: 0, others: 1 },
  { typical: 0, fillers: 1, others: 1 },
];
const compound: Allowed = { typical: 0, fillers: 0, others: 2 };

/** Whether all longer words in a password are typical, wherever they stand, and little is beside them: `Welkom1!abc`, `Zomer26!Herfst26!`. */
function isTypicalWithRest(password: string, known: Dictionary): boolean {
  const plain = withoutAccents(password.toLowerCase());
  const namesCount = wordsApart(plain) < 3;
  const typical = new Set<string>();
  let isOther = false;
  const rest = plain.replace(/\p{L}+/gu, (run) => {
    if (fillerWords.has(run) && !typicalWords.has(run)) return '';
    if (run.length <= lettersThatDontHelp) return run;
    const isTypical =
      isTypicalWord(run) ||
      isOneKeyPath(run) ||
      isMadeOf(run, { typical: 2, names: namesCount, fillers: 0, others: 0 }, known);
    if (isTypical) typical.add(run);
    else isOther = true;
    return '';
  });
  if (isOther || typical.size === 0) return false;
  // Random letters hold a short word, or one of the thousands of names.
  const isLong = [...typical].some((word) => word.length > shortestWord && !known.firstNames.has(word));
  return piecesBeside(rest) <= (isLong ? piecesAroundWord : piecesAroundShortWord);
}

/** Of how many words a password is, by what stands between them; short fillers aside. */
const wordsApart = (password: string) =>
  password
    .match(/\p{L}{2,}/gu)
    ?.filter((run) => run.length >= shortestWord || !fillerWords.has(run.toLowerCase())).length ?? 0;

/** Also with letters doubled that aren't, or the other way: `Welkoom`, `Zommer`. */
const isTypicalWord = (word: string) =>
  typicalWords.has(word) || (word.length > shortestWord && typicalOnce.has(withoutDoubles(word)));
const withoutDoubles = (text: string) => text.replace(/(.)\1+/gsu, '$1');
const typicalOnce = new Set(
  [...typicalWords].map(withoutDoubles).filter((word) => word.length > shortestWord),
);

/** One word, or a small one (`Jantje`); a typical one also with a letter or two more. */
function isKnown(word: string, known: Dictionary): boolean {
  if (word.length >= shortestWord && known.words.has(word)) return true;
  const stem = word.replace(/[tp]?jes?$/u, '');
  if (stem !== word && stem.length >= 3 && (typicalWords.has(stem) || known.firstNames.has(stem)))
    return true;
  const shorter = [word.slice(1), word.slice(0, -1), word.slice(2), word.slice(0, -2), word.slice(1, -1)];
  return isTypicalWord(word) || shorter.some((text) => text.length >= 5 && typicalWords.has(text));
}

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

/** Of how many numbers and repeated signs a text is. */
const runsOf = (text: string) => text.match(/\d+|(\D)\1*/gsu)?.length ?? 0;

/** Whether a person put that between letters: one sign, at one place or everywhere, or one number. A random password has signs of all kinds. */
function isPut(between: ReadonlySet<string>): boolean {
  return (
    between.size === 0 || (between.size === 1 && /^(\D|[\s._-]?\d+[\s._-]?)$/su.test([...between].join('')))
  );
}

/** Lower-case letters without their accents. */
export const withoutAccents = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '');

/** How many words of a kind may be needed to make a text up. */
interface Allowed {
  typical: number;
  /** First names are typical too. */
  names?: boolean;
  fillers: number;
  others: number;
}

function isMadeOf(text: string, allowed: Allowed, known: Dictionary, hasWord = false): boolean {
  if (text === '') return hasWord;
  if (text.length > longestWord * (allowed.typical + allowed.fillers + allowed.others)) return false;
  const { typical, fillers, others } = allowed;
  for (let end = Math.min(text.length, longestWord); end >= 1; end--) {
    const [word, rest] = [text.slice(0, end), text.slice(end)];
    if (
      typical > 0 &&
      (typicalWords.has(word) || (allowed.names && known.firstNames.has(word))) &&
      isMadeOf(rest, { ...allowed, typical: typical - 1 }, known, true)
    )
      return true;
    if (
      fillers > 0 &&
      fillerWords.has(word) &&
      isMadeOf(rest, { ...allowed, fillers: fillers - 1 }, known, hasWord)
    )
      return true;
    if (
      others > 0 &&
      end >= shortestWord &&
      known.words.has(word) &&
      isMadeOf(rest, { ...allowed, others: others - 1 }, known, true)
    )
      return true;
  }
  return false;
}
