import fc from 'fast-check';
import { expect, it } from 'vitest';
import { generateRecoveryCodes, normaliseRecoveryCode } from './recovery-code.ts';

it('generates ten different codes of four groups of four', () => {
  const codes = generateRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  expect(codes.every((code) => /^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/.test(code))).toBe(true);
});

it('uses all 32 characters evenly', () => {
  const text = Array.from({ length: 200 }, generateRecoveryCodes).flat().join('').replaceAll('-', '');
  const counts = Map.groupBy(text, (character) => character);
  expect(counts.size).toBe(32);
  // 1,000 each expected; 200 off is more than six standard deviations.
  for (const [character, seen] of counts) expect(Math.abs(seen.length - 1000), character).toBeLessThan(200);
});

it('reads a code back however it is spaced and whatever its case', () => {
  const [code = ''] = generateRecoveryCodes();
  const bare = code.replaceAll('-', '');
  for (const typed of [
    code,
    bare,
    code.toLowerCase(),
    ` ${code}\n`,
    bare.replaceAll(/(..)/g, '$1 '),
    `${bare}-`,
  ]) {
    expect(normaliseRecoveryCode(typed)).toBe(code);
  }
});

it.each([
  ['empty', ''],
  ['six digits', '123456'],
  ['a character too few', 'ABCD-EFGH-IJKL-MNO'],
  ['a character too many', 'ABCD-EFGH-IJKL-MNOPQ'],
  ['digits that base32 has not', 'ABCD-EFGH-IJKL-MN01'],
  ['a dotless i', 'ABCD-EFGH-\u0131JKL-MNOP'],
  ['a long s', 'ABCD-EFGH-IJKL-MNO\u017F'],
  ['a ligature that upper-cases to two', 'ABCD-EFGH-IJKL-MN\uFB01'],
  ['full-width letters', 'ＡＢＣＤ-EFGH-IJKL-MNOP'],
  ['10 kB', 'ABCD-'.repeat(2048)],
])('refuses %s', (_what, text) => {
  expect(normaliseRecoveryCode(text)).toBeUndefined();
});

it('is idempotent', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z2-7 -]{16,20}$/), (text) => {
      const code = normaliseRecoveryCode(text);
      if (code !== undefined) expect(normaliseRecoveryCode(code)).toBe(code);
    }),
  );
});
