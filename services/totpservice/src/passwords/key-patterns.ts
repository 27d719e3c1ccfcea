const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  // QWERTY, AZERTY and QWERTZ, row by row; then the columns of keys and of the numeric pad.
  ...[
    'qwertyuiop[]',
    "asdfghjkl;'",
    'zxcvbnm,./',
    'azertyuiop',
    'qsdfghjklm',
    'wxcvbn',
    'qwertzuiop',
    'yxcvbnm',
  ],
  ...[
    '1qaz',
    '2wsx',
    '3edc',
    '4rfv',
    '5tgb',
    '6yhn',
    '7ujm',
    '8ik,',
    '9ol.',
    '147',
    '258',
    '369',
    '741',
    '852',
    '963',
  ],
];
const paths = rows.flatMap((row) => [row, [...row].reverse().join('')]);
/** With the shift key, on an American keyboard. */
const unshifted: Record<string, string> = {
  '!': '1',
  '@': '2',
  '#': '3',
  $: '4',
  '%': '5',
  '^': '6',
  '&': '7',
  '*': '8',
  '(': '9',
  ')': '0',
};

/** A year, a date of birth, the number of a mobile phone, a postcode, a number plate as it is written or an account: one guess of few, and its owner's. */
const day = '(?:0[1-9]|[12]\\d|3[01])';
const month = '(?:0[1-9]|1[0-2])';
const year = '(?:19[3-9]|20[0-4])\\d';
const dates = `(?<!\\d)(?:(?:06|316)\\d{8}|(?:${year}){1,2}|${day}${month}(?:${year}|\\d\\d)|${year}${month}${day})(?!\\d)`;
const postcode = '(?<!\\d)[1-9]\\d{3}[ -]?[a-z]{2}(?!\\p{L})';
const plate =
  '(?=(?:-?[a-z\\d]){6}(?![\\p{L}\\d]))(?=[a-z-]*\\d)(?:[a-z]{1,3}|\\d{1,3})(?:-(?:[a-z]{1,3}|\\d{1,3})){2}(?![\\p{L}\\d])';
const account = '(?<!\\p{L})nl\\d\\d ?[a-z]{4}(?!\\p{L})[ \\d]*';
const withLetters = `${account}|(?<![\\p{L}\\d])${plate}|${postcode}`;
const datesAndPhones = new RegExp(dates, 'gu');
const ownNumbersWithLetters = new RegExp(withLetters, 'giu');

/** What is left of a password without a postcode, a number plate or an account. */
export const withoutOwnNumbers = (password: string) => password.replace(ownNumbersWithLetters, '');

/** `Tim2015!`, `Aa12-03-1985!`: so few letters, in so few pieces, don't make a password of a date. */
const lettersBesideDate = 4;
const piecesBesideDate = 5;

/** A password of no more pieces than this is no harder to guess than one key struck so many times. */
const piecesThatDontHelp = 4;
/** Of two patterns that take turns. */
const turnsThatDontHelp = 3;

/**
 * Whether a password is next to nothing but rows of keys, the alphabet, counting and repetition: `Qwer1234!`, `1qaz@WSX`, `Q1w2e3r4!`, `Aaaaaaa1!`, `Abab1212!`; or a
 * date or a phone with a few letters.
 * Of random characters, eight or more, less than one in ten thousand is.
 */
export function isKeyPattern(password: string): boolean {
  if (isDate(password)) return true;
  const keys = [...password.toLowerCase()].map((sign) => unshifted[sign] ?? sign);
  const text = keys.join('');
  const pieces = Math.min(countPieces(text), countPieces(text.replace(/(.)\1+/gsu, '$1')));
  if (pieces <= piecesThatDontHelp || pieces * 5 <= keys.length) return true;
  const inner = [...password.toLowerCase().replace(/^[^\p{L}\p{Nd}]+|[^\p{L}\p{Nd}]+$/gu, '')];
  const [even, odd] = [0, 1].map((turn) => inner.filter((_, index) => index % 2 === turn).join(''));
  return inner.length >= 6 && countPieces(even ?? '') + countPieces(odd ?? '') <= turnsThatDontHelp;
}

function isDate(password: string): boolean {
  const rest = withoutSeparators(withoutOwnNumbers(password)).replace(datesAndPhones, '');
  const letters = rest.match(/\p{L}/gu)?.length ?? 0;
  return (
    rest !== withoutSeparators(password) &&
    letters <= lettersBesideDate &&
    countPieces(rest) <= piecesBesideDate
  );
}

const withoutSeparators = (text: string) => text.replace(/(?<=\d)[-./ ](?=\d)/gu, '');

/** How much there is to guess in what stands beside a word: its pieces, a date or a phone as one. Of much, some repeats by chance. */
export function piecesBeside(text: string): number {
  const short = withoutSeparators(text.toLowerCase()).replace(datesAndPhones, '¤');
  const pieces = countPieces(short);
  return pieces <= piecesThatDontHelp ? pieces : Math.max(pieces, short.length - 2);
}

/** `qwerty`, `abcd`, `aaaa`. */
export const isOneKeyPath = (text: string) => countPieces(text) === 1;

/** Of how many pieces a text is: a repetition, or three keys and more along a path, are one; any other character is one. */
function countPieces(text: string): number {
  let pieces = 0;
  for (let rest = text; rest !== ''; rest = rest.slice(pieceOf(rest))) pieces++;
  return pieces;
}

/** How long the piece is that a text begins with. */
function pieceOf(text: string): number {
  const repeated = /^(.{1,12}?)\1+/su.exec(text)?.[0].length ?? 1;
  let along = 3;
  if (!paths.some((path) => path.includes(text.slice(0, 3))) || text.length < 3) return repeated;
  while (along < text.length && paths.some((path) => path.includes(text.slice(0, along + 1)))) along++;
  return Math.max(repeated, along);
}
