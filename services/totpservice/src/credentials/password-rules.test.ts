import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenPasswordRules } from './password-rules.ts';

const context = {
  email: 'jan.schipper@zeevracht.test',
  fullName: 'Jan van der Schipper',
  organisationName: 'Van Beek Koeltransport B.V.',
};
const broken = (password: string) => brokenPasswordRules(password, context);

it.each(['Vrachtwagen-31!', 'Zeecontainer 42?', 'correct Horse battery 1', 'Xy7#94$28-61', 'Ωκεανός-9'])(
  'take "%s"',
  (password) => {
    expect(broken(password)).toEqual([]);
  },
);

describe('the five of the manual', () => {
  it.each([
    ['', ['length', 'upper', 'lower', 'digit', 'special']],
    ['Aa1!aaq', ['length']],
    ['vrachtwagen-31!', ['upper']],
    ['VRACHTWAGEN-31!', ['lower']],
    ['Vrachtwagen-!!', ['digit']],
    ['Vrachtwagen31', ['special']],
  ])('name what "%s" lacks', (password, rules) => {
    expect(broken(password)).toEqual(rules);
  });
});

describe('the common ones', () => {
  it.each(['Password1!', 'P@ssw0rd1', '!Qwerty123!', 'Welkom-2026', 'Dr4gon!!1', 'Sunshine#1'])(
    'refuse "%s", also with letters replaced and digits and signs around',
    (password) => {
      expect(broken(password).some((rule) => rule === 'common' || rule === 'context')).toBe(true);
    },
  );
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
  ])('refuse %s', (_what, password) => {
    expect(broken(password)).toContain('context');
  });

  it('leave a password that only holds one of them', () => {
    expect(broken('Schipper zoekt haven 7')).toEqual([]);
  });

  it('are taken of somebody without an organisation and without a name too', () => {
    const employee = { email: 'a@tvm.test', fullName: '', organisationName: null };
    expect(brokenPasswordRules('Vrachtwagen-31!', employee)).toEqual([]);
    expect(brokenPasswordRules('Mijn-TVM-0001', employee)).toEqual(['context']);
  });
});

it('looks at the whole of a password, however long', () => {
  const digits = `${'a'.repeat(250)}A!`;
  expect(broken(digits)).toEqual(['digit']);
  expect(broken(`${digits}1`)).toEqual([]);
});

it('answers for any text, and more text never breaks the five rules', () => {
  const five = ['length', 'upper', 'lower', 'digit', 'special'];
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (text) => {
      const still = broken(`${text}Vw-31!zq`).filter((rule) => five.includes(rule));
      expect(still).toEqual([]);
      broken(text);
    }),
    { numRuns: 100 },
  );
});
