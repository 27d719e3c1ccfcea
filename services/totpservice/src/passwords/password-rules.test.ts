import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digitsAtTheEnd,
  digitsWithLetters,
  madeByManagers,
  passphrases,
  wordWithRandomSigns,
} from '../../test/strong-passwords.ts';
import { brokenPasswordRules } from './password-rules.ts';

const context = {
  email: 'jan.schipper@zeevracht.test',
  fullName: 'Jan van der Schipper',
  organisationName: 'Van Beek Koeltransport B.V.',
};
const noFilter = { passwordFilter: undefined };
const broken = (password: string) => brokenPasswordRules(noFilter, password, context);

it.each([
  'Vijf rode sokken 31!',
  'Zes grijze mussen 42?',
  'correct Horse battery 1',
  'Xy7#94$28-61',
  'Ωκεανός-9',
])('take "%s"', async (password) => {
  expect(await broken(password)).toEqual([]);
});

describe('the five of the manual', () => {
  it.each([
    ['', ['length', 'upper', 'lower', 'digit', 'special']],
    ['Aa1!aaq', ['length']],
    ['vrachtwagen-31!', ['upper']],
    ['VRACHTWAGEN-31!', ['lower']],
    ['Vrachtwagen-!!', ['digit']],
    ['Vrachtwagen31', ['special']],
  ])('name what "%s" lacks, before anything else is asked', async (password, rules) => {
    expect(await broken(password)).toEqual(rules);
  });
});

describe('what people choose', () => {
  const chosen = {
    'what a review tried':
      'Zomer2026! Herfst2026! Kerst2026! Abcd1234! Aa123456! Abc12345! Q1w2e3r4! Vrachtwagen1! Chauffeur1! Logistiek1! Koningsdag1! Oranje88! Lieverd1! Aaaaaaa1! Welkom01! P@ssw0rd1',
    'common ones':
      'Password1! !Qwerty123! Welkom-2026 Dr4gon!!1 Sunshine#1 Iloveyou1! Letmein1! Blink182! Superman1! Pokemon25!',
    seasons:
      'Lente2026! Winter_2025 2026Zomer! !Zomer26 Summer2026! Autumn#26 Spring-26 Voorjaar26! Najaar2026!!',
    'months and days':
      'Januari2026! Februari-1 Maart2026!! Mei-2026! Oktober10! August#26 Maandag1! Vrijdag13! Zaterdag#7 Monday123! Sunday#1',
    feasts:
      'Pasen2026! Sinterklaas5! Carnaval11! Halloween31! Christmas25! Kerstboom1! Pinksteren1! Nieuwjaar2026! Valentijn14! Moederdag26!',
    'first names':
      'Mohammed1! Sanne1990! Kees-1234! Jeroen#1 Marieke85! Sophie2015! Jessica1! Emma2018! Willem-Alexander1! Femke!2001 Thijs2012!',
    'clubs and heroes':
      'Ajax1900! Feyenoord#1 Psv-1913! Heerenveen1! Liverpool9! Barcelona10! Verstappen33! Hupholland88! OranjeBoven1!',
    places: 'Hoogeveen1! Drenthe2026! Amsterdam020! Rotterdam010! Nederland1! Holland2026! Zwolle038!',
    'rows of keys':
      'Qwerty12! Azerty12! Qwertz123! Asdfgh1! Zxcvbnm1! 1qaz2WSX! !QAZ2wsx Qwer1234! 1Q2w3e4r! Zaq12wsx! Poiuytrewq1! Qweasdzxc1! Qaz123wsx!',
    sequences: 'Abcdefg1! Abcde12345! Zyxwvut1! A1b2c3d4! 987654321Aa! 12345678Aa! Abc123!@# Abcabc123!',
    repeats: 'Aaaa1111! Aabbccdd1! Aa112233! Abab1212! Xxxxxxx1! ZomerZomer1! WelkomWelkom1! Testtest1!',
    'signs for letters':
      'Z0mer2026! Zom3r2026! 2omeR2026! L3nte#2026 P@$$w0rd1! W3lk0m01! Wachtw00rd1! G3heim!1 Vrachtw@gen1! Vr4chtw4gen! $unShine1! Ch@uffeur1',
    'the trade':
      'Vrachtwagen-31! Vrachtwagens1! Zeecontainer1! Oplegger1! Trekker#1 Transporteur1! Trucker1! Truckchauffeur1! Scania730! Heftruck1! Magazijn1! Planning1! Koerier1! Tachograaf1! Rijbewijs1! Havenloods1! Logistics1! Freight2026! Driver2026!',
    'ours and our trade': 'Verzekering1! Tvm-12345 Mijntvm1! Polis2026! Schade2026! Schadevrij1! Insurance1!',
    'love and home':
      'Liefde2026! Schatje1! Ikhouvanjou1! Mijnschat1! Knuffel1! Papaenmama1! Opa&Oma-1 Poesje12! Voetbal1! Zomervakantie1!',
    'any one word':
      'Kasteel1! Boekenkast1! Tafelpoot1! Castle2026! Thuiswerken1! Fietsen#1 Regenboog7! Umbrella1!',
    'two of which one adds nothing':
      'DeZomer2026! MijnAuto1! Mooie-zomer26! HalloWereld1! MaandagOchtend1! Winter&Zomer1! Zomer-2026-Winter! Nieuwwachtwoord1!',
    'letters apart or backwards':
      'Zomer2026x! 1a-Zomer! Oplegger-32!x Z-o-m-e-r-1! Zo2026mer! remoZ2026! Zömer2026!',
    'a year, a date or a phone with a few letters':
      'Tim2015! Kim2010! Eva2012! Max2018! Ali1988! Jantje1985! Aa12031985! 12031985aA! Aa12-03-1985! Aa120385! 0612345678aA! 06-12345678aA! +31612345678aA! Ww2026!! Wk2026!! JdV2026!! Tim12345!',
    'two first names': 'SanneTim1! SanneEnTim1! Emma&Daan1! Tim+Eva2015! TimZomer1!',
    'typical words, and little between and beside them':
      'Welkom1!abc Welkom2026abc! Zomer2026!abc Zomer2026!zomer Zomer26!Herfst26! Qwerty1!Welkom 1Welkom!2Zomer 1Welkom!2Zomer!3Herfst Zomer26!Herfst26!Lente26! Sanne1!abc',
    'letters doubled': 'Welkoom2026! Zommer2026! Welkoom1!abc',
    'what we eat, keep and shout':
      'PecZwolle1! MaxVerstappen1! Stroopwafel1! Frikandel1! Hagelslag1! Poffertjes1! Kroket2026! Bitterbal1! Oliebol2026! Pluisje1! Boefje2026! Minoes2026! Knorretje1! Kaaskop1! Gezinnetje1!',
    sentences:
      'Ditismijnwachtwoord1! Ditishetwachtwoord1! Ikhoudvanjou1! Ikhoudvanje1! IkHoudVanJullie1! Ikhoudvansanne1! Wijhoudenvanjou1! Ikbendebeste1! Mijnnaamiskees1! Weetikniet1! Laatmeerin1! Aap-noot-mies1!',
    'signs for letters, and little behind':
      'W3lkom1!abc W3lk0m1!abc W3lkom2026!abc Z0mer26!Herfst26! Wachtw00rd1!abc P@ssw0rd2026!xyz Sunsh1ne1!abc Chauff3ur!1abc',
    'three and four first names':
      'SanneTimEva1! SanneTimEva2015! SanneTimEvaMax1! Sanne&Tim&Eva1! SanneTimEnEva1! JanPietKlaas1! Jan,Piet&Klaas1! Sanne2005Tim2008!',
    'small and sweet forms':
      'Keesje12! Keessie12! Jansje12! Sannetje1! Evaatje12! Pietje2026!abc Bloemetje1! Schattie1! Hennie123! Henkje12!',
    'a postcode, a number plate, an account':
      '1234aB12! 1234Ab12! 1234AB12!a 7903AB-12a 3511AB10!a 7903Ab2026! 12-abC-3! Ab-123-c! BX-hd-45! AA-12-BB!x NL12Rabo! NL91Abna0417! Zomer3511AB! Straat12!7903ab Utrecht3511ab!',
    'a short word, and little behind': 'Mei2026!abc Tvm2026!abc',
  };
  it.each(Object.entries(chosen).flatMap(([kind, list]) => list.split(' ').map((each) => [each, kind])))(
    'refuse "%s" (%s)',
    async (password) => {
      const rules = await broken(password);
      expect(
        rules.filter((rule) => rule === 'common' || rule === 'pattern' || rule === 'context'),
      ).not.toEqual([]);
      expect(rules.filter((rule) => ['length', 'upper', 'lower', 'digit', 'special'].includes(rule))).toEqual(
        [],
      );
    },
  );

  it('say why: a word, a row of keys', async () => {
    expect(await broken('Kasteel-1!')).toEqual(['common']);
    expect(await broken('Nbv5432!@#')).toEqual(['pattern']);
  });
});

describe('what cannot be guessed is taken', () => {
  const seed = 20261128;
  it.each([
    ['passphrases of three and four words', passphrases],
    ["what managers' generators make, 12 characters and more", madeByManagers],
  ])('%s: 1,000 of them', async (_what, arbitrary) => {
    const samples = fc.sample(arbitrary, { numRuns: 1000, seed });
    const refused = await Promise.all(samples.map(async (each) => [each, await broken(each)] as const));
    expect(refused.filter(([, rules]) => rules.length > 0)).toEqual([]);
    expect(new Set(samples).size).toBeGreaterThan(990);
  });

  it.each([
    'Mijn hond eet 3 sokken!',
    'fiets-Tafel-maan-koe-4',
    'Twee koeien, 1 melkbus en regen',
    'De 4 buren van Kees zingen vals!',
    'hunbaq-Votsif-9kymxo',
    'Sanne zag 3 kwallen in zee!',
    'Postcode van de bakker: 1234AB',
    'T7#kq!9Zp2$w',
    'Kies 3f0b2a1c-1111-4222-8333-444455556666 A1!',
  ])('"%s"', async (password) => {
    expect(await broken(password)).toEqual([]);
  });

  it.each([
    ['twelve digits with what the rules ask for', digitsWithLetters],
    ['a word with eight random digits and signs', wordWithRandomSigns],
  ])('%s: 500 of them', async (_what, arbitrary) => {
    for (const each of fc.sample(arbitrary, { numRuns: 500, seed }))
      expect(await broken(each), each).toEqual([]);
  });

  it('but the same digits at the end of one word are not', async () => {
    const samples = fc.sample(digitsAtTheEnd, { numRuns: 200, seed });
    for (const each of samples) expect(await broken(`Zomer${each}`), each).toContain('common');
  });
});

describe("the user's and organisation's own words", () => {
  it.each([
    ['the first name', 'Jan-2026-jan!'],
    ['the surname', 'Schipper#1'],
    ['both', 'JanSchipper1!'],
    ['the address', 'Zeevracht.2026'],
    ['the organisation', 'Koeltransport-1'],
    ['the organisation with letters replaced', 'K03ltr@nsp0rt#'],
    ['two letters more', 'KoeltransportBV-1'],
    ['ours', 'MijnTVM-2026'],
    ['ours, all together', 'Tvm-verzekeringen-Welkom1'],
  ])('refuse %s', async (_what, password) => {
    expect(await broken(password)).toContain('context');
  });

  it('leave a password that only holds one of them', async () => {
    expect(await broken('Schipper zoekt haven 7')).toEqual([]);
  });

  it('are taken of somebody without an organisation and without a name too', async () => {
    const employee = { email: 'a@tvm.test', fullName: '', organisationName: null };
    expect(await brokenPasswordRules(noFilter, 'Vijf rode sokken 31!', employee)).toEqual([]);
    expect(await brokenPasswordRules(noFilter, 'Mijn-TVM-0001', employee)).toContain('context');
  });
});

it('what the filter of breaches has is refused, and asked for only when all else is well', async () => {
  const asked: string[] = [];
  const passwordFilter = {
    has: async (password: string) => {
      asked.push(password);
      return password === 'Vijf rode sokken 31!';
    },
  };
  expect(await brokenPasswordRules({ passwordFilter }, 'Vijf rode sokken 31!', context)).toEqual([
    'breached',
  ]);
  expect(await brokenPasswordRules({ passwordFilter }, 'Zes grijze mussen 42?', context)).toEqual([]);
  expect(await brokenPasswordRules({ passwordFilter }, 'kort', context)).not.toContain('breached');
  expect(asked).toEqual(['Vijf rode sokken 31!', 'Zes grijze mussen 42?']);
});

it('looks at the whole of a password, however long', async () => {
  const phrase = `${'vijf rode sokken en zes grijze mussen '.repeat(6)}A!`;
  expect(phrase.length).toBeGreaterThan(200);
  expect(await broken(phrase)).toEqual(['digit']);
  expect(await broken(`${phrase}1`)).toEqual([]);
});

it('answers for any text, and more text never breaks the five rules', async () => {
  const five = ['length', 'upper', 'lower', 'digit', 'special'];
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 256 }), async (text) => {
      const still = (await broken(`${text}Vw-31!zq`)).filter((rule) => five.includes(rule));
      expect(still).toEqual([]);
      await broken(text);
    }),
    { numRuns: 100 },
  );
});
