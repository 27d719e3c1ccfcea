import { withoutAccents } from './password-words.ts';

/** What dictionaries and lists of common passwords have, in Dutch and English, lower case without accents; some with digits and signs. */
export const dictionaryWords = (): Promise<ReadonlySet<string>> => (loading ??= load());

let loading: Promise<ReadonlySet<string>> | undefined;

/** Once, in a second: the English list unpacks itself. */
async function load(): Promise<ReadonlySet<string>> {
  const [{ dictionary: common }, { dictionary: dutch }, { dictionary: english }] = await Promise.all([
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-nl-be'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const lists = [
    ...[common['passwords-common'], common['diceware-common']],
    ...[dutch.commonWords, dutch.boysFirstnames, dutch.girlsFirstnames, dutch.lastnames, dutch.wikipedia],
    ...[english['commonWords-en'], english['firstnames-en']],
  ];
  return new Set(lists.flat().map((word) => withoutAccents(String(word).toLowerCase())));
}
