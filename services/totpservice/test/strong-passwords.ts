import fc from 'fast-check';

const words = `
  anker appel arend asperge bakker balkon bezem bliksem bloesem boerderij borstel brief brug buffel dakpan deken deur dobber druif duin eekhoorn egel emmer fakkel fluit fornuis
  gember gieter gitaar gordijn hamer harp hekje hoed ijsbeer kaars kanarie kano karper kast kelder ketel kievit klimop knoop koekje kompas koraal krant krekel kussen ladder lamp
  lepel libel linde marmer matras merel mier mok molen mosterd muts naald nevel nootmuskaat oever olijf orgel oven paddestoel panda parasol peper pinda plank poort potlood puzzel raaf
  radijs raket rietje rups schaats schelp schommel sjaal slak sokken specht spiegel spons stoel tafel tapijt toren trechter trommel trui uil vaas veer vijver vlieger vork waaier
  walnoot wasknijper wesp wilg wolk wortel zaag zadel zalm zeef zolder zwaluw
  acorn badge basket biscuit blanket bramble breeze bucket cactus canyon carpet cello cherry copper cotton crayon dagger ember falcon fiddle fossil glacier goblet hammock
  igloo jigsaw kettle lantern lobster magnet mitten nectar oyster paddle pebble pillow puddle quartz raven saddle sandal spindle sponge teapot thimble timber turnip velvet
  violin walnut whistle yogurt zipper`
  .trim()
  .split(/\s+/);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const digit = fc.constantFrom(...'0123456789');
const sign = fc.constantFrom(...'!?.,-#');
const one = (characters: string) => fc.constantFrom(...characters);

/** Three to five words of Dutch or English, apart or joined, with what the five rules ask for: as people make them, and as managers do. */
export const passphrases = fc
  .tuple(
    fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 5 }),
    one(' -._'),
    digit,
    sign,
    fc.boolean(),
  )
  .map(([list, separator, number, end, isJoined]) =>
    isJoined && list.length > 3
      ? `${list.map(capital).join('')}${number}${end}`
      : `${capital(list.join(separator))}${separator}${number}${end}`,
  );

const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!@#$%^&*-_.?+='];
const ofAllKinds = (length: number) =>
  fc
    .array(one(kinds.join('')), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
    .filter((text) => kinds.every((kind) => [...text].some((each) => kind.includes(each))));
const syllable = fc
  .tuple(one('bcdfghjkmnpqrstvwxz'), one('aeiouy'), one('bcdfghjkmnpqrstvwxz'))
  .map((letters) => letters.join(''));
/** As Apple's: three groups of six, a capital and a digit. */
const inGroups = fc
  .tuple(fc.array(syllable, { minLength: 6, maxLength: 6 }), digit)
  .map(([s, number]) => capital(`${s[0]}${s[1]}-${s[2]}${s[3]}-${s[4]}${s[5]?.slice(1)}${number}`));

/** What generators make: 12 to 24 characters of all kinds, or pronounceable groups. */
export const madeByManagers = fc.oneof(...[12, 14, 15, 16, 20, 24].map(ofAllKinds), inGroups);

/** Years, counting and signs, as they are put behind a word. */
export const digitsAtTheEnd = fc
  .tuple(
    fc.constantFrom('', '-', '#', '_', '.'),
    fc.integer({ min: 10, max: 9999 }),
    fc.constantFrom('!', '!!', '?', '@', '#'),
  )
  .map(([before, number, behind]) => `${before}${number}${behind}`);

/** Nothing to read in it, though most signs stand for some letter. */
export const digitsWithLetters = fc
  .array(digit, { minLength: 12, maxLength: 12 })
  .map((digits) => `Aa!${digits.join('')}`);

/** The word is guessed; what follows it isn't. */
export const wordWithRandomSigns = fc
  .tuple(fc.constantFrom(...words), fc.array(one('0123456789!@#$%^&*'), { minLength: 8, maxLength: 8 }))
  .map(([word, signs]) => `${capital(word)}${signs.join('')}!7`);
