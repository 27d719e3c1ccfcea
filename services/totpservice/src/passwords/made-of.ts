import type { Dictionary } from './dictionary-words.ts';
import { fillerWords, typicalWords } from './typical-words.ts';

/** Shorter words are found in random letters too. */
export const shortestWord = 4;
const longestWord = 24;

/** Lower-case letters without their accents. */
export const withoutAccents = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '');

/** Also with letters doubled that aren't, or the other way: `Welkoom`, `Zommer`. */
export const isTypicalWord = (word: string) =>
  typicalWords.has(word) || (word.length > shortestWord && typicalOnce.has(withoutDoubles(word)));
const withoutDoubles = (text: string) => text.replace(/(.)\1+/gsu, '$1');
const typicalOnce = new Set(
  [...typicalWords].map(withoutDoubles).filter((word) => word.length > shortestWord),
);

/** What a small or sweet form may be of: `jantje`, `keesje`, `bloemetje`, `mannetje`, `robbie`. */
function stemsOf(word: string): string[] {
  const one = word.replace(/s$/u, '');
  return smallEndings.flatMap((ending) => {
    if (!one.endsWith(ending)) return [];
    const stem = one.slice(0, -ending.length);
    return [stem, stem.replace(/(.)\1$/su, '$1')];
  });
}
const smallEndings = ['je', 'tje', 'pje', 'etje', 'ie', 'y'];

/** Of a typical word or a name. */
export const isSmallForm = (word: string, known: Dictionary) =>
  stemsOf(word).some((stem) => stem.length >= 3 && (typicalWords.has(stem) || known.firstNames.has(stem)));

/** One word, or a small one (`Jantje`); a typical one also with a letter or two more. */
export function isKnown(word: string, known: Dictionary): boolean {
  if (word.length >= shortestWord && known.words.has(word)) return true;
  if (isSmallForm(word, known)) return true;
  if (stemsOf(word).some((stem) => stem.length >= shortestWord && known.words.has(stem))) return true;
  const shorter = [word.slice(1), word.slice(0, -1), word.slice(2), word.slice(0, -2), word.slice(1, -1)];
  return isTypicalWord(word) || shorter.some((text) => text.length >= 5 && typicalWords.has(text));
}

/** How many words of a kind may be needed to make a text up. */
export interface Allowed {
  typical: number;
  /** First names are typical too. */
  names?: boolean;
  fillers: number;
  others: number;
}

export function isMadeOf(text: string, allowed: Allowed, known: Dictionary, hasWord = false): boolean {
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
