import { withoutAccents } from './made-of.ts';
import { shortDutchNames } from './typical-words.ts';

export interface Dictionary {
  words: ReadonlySet<string>;
  /** Of people, Dutch and English: three letters and more. */
  firstNames: ReadonlySet<string>;
}

/** What dictionaries and lists of common passwords have, in Dutch and English, lower case without accents; some with digits and signs. */
export const dictionaryWords = (): Promise<Dictionary> => (loading ??= load());

let loading: Promise<Dictionary> | undefined;

/** Once, in a second: the English list unpacks itself. */
async function load(): Promise<Dictionary> {
  const [{ dictionary: common }, { dictionary: dutch }, { dictionary: english }] = await Promise.all([
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-nl-be'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const names = [dutch.boysFirstnames, dutch.girlsFirstnames, english['firstnames-en'], [...shortDutchNames]];
  const lists = [
    ...[common['passwords-common'], common['diceware-common']],
    ...[dutch.commonWords, dutch.lastnames, dutch.wikipedia, english['commonWords-en'], ...names],
  ];
  return { words: setOf(lists), firstNames: setOf(names.map((list) => list.filter(hasThreeLetters))) };
}

const hasThreeLetters = (name: string | number) => String(name).length >= 3;

const setOf = (lists: (string | number)[][]) =>
  new Set(lists.flat().map((word) => withoutAccents(String(word).toLowerCase())));
