import type { Dictionary } from './dictionary-words.ts';
import { isOneKeyPath, piecesBeside, withoutOwnNumbers } from './key-patterns.ts';
import {
  type Allowed,
  isKnown,
  isMadeOf,
  isSmallForm,
  isTypicalWord,
  shortestWord,
  withoutAccents,
} from './made-of.ts';
import { innerReadingsOf, readingsOf } from './readings.ts';
import { fillerWords, typicalWords } from './typical-words.ts';

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
  const short = withoutOwnNumbers(password);
  return isWord(password, known) || (short !== password && isWord(short, known));
}

function isWord(password: string, known: Dictionary): boolean {
  const runs = password.match(/\p{L}{2,}/gu)?.map((run) => run.length) ?? [];
  const [, before, behind] = besideStrayLetters.exec(withoutAccents(password.toLowerCase())) ?? [];
  if (isKnown(before ?? behind ?? '', known)) return true;
  const namesCount = wordsApart(password) < 3 || isOfNames(password, known);
  if (innerReadingsOf(password).some((text) => isTypicalWithRest(text, namesCount, known))) return true;
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
const namesToo: Allowed = { typical: 4, names: true, fillers: 1, others: 0 };
const otherPairs: Allowed[] = [
  { typical: 1, fillers: 0, others: 1 },
  { typical: 0, fillers: 1, others: 1 },
];
const compound: Allowed = { typical: 0, fillers: 0, others: 2 };

/** Whether all longer words in a password are typical, wherever they stand, and little is beside them: `Welkom1!abc`, `Zomer26!Herfst26!`. */
function isTypicalWithRest(plain: string, namesCount: boolean, known: Dictionary): boolean {
  const typical = new Set<string>();
  let isOther = false;
  const rest = plain.replace(/\p{L}+/gu, (run) => {
    if (fillerWords.has(run) && !typicalWords.has(run)) return '';
    if (run.length <= lettersThatDontHelp && !isShortTypical(run, known)) return run;
    const isTypical =
      isTypicalWord(run) ||
      isOneKeyPath(run) ||
      isSmallForm(run, known) ||
      isMadeOf(run, { typical: namesCount ? 4 : 2, names: namesCount, fillers: 0, others: 0 }, known);
    if (isTypical) typical.add(run);
    else isOther = true;
    return '';
  });
  if (isOther || typical.size === 0) return false;
  // Random letters hold a short word, or one of the thousands of names.
  const isLong =
    typical.size > 1 ||
    [...typical].some((word) => word.length > shortestWord && !known.firstNames.has(word));
  return piecesBeside(rest) <= (isLong ? piecesAroundWord : piecesAroundShortWord);
}

/** `tim`, `mei`, `tvm`: of three letters. */
const isShortTypical = (run: string, known: Dictionary) =>
  run.length === lettersThatDontHelp && (typicalWords.has(run) || known.firstNames.has(run));

/** Whether every word in it is a first name: those are chosen together, however many. */
function isOfNames(password: string, known: Dictionary): boolean {
  const runs = withoutAccents(password.toLowerCase()).match(/\p{L}{2,}/gu) ?? [];
  return runs.every((run) => fillerWords.has(run) || known.firstNames.has(run));
}

/** Of how many words a password is, by what stands between them; short fillers aside. */
const wordsApart = (password: string) =>
  password
    .match(/\p{L}{2,}/gu)
    ?.filter((run) => run.length >= shortestWord || !fillerWords.has(run.toLowerCase())).length ?? 0;
