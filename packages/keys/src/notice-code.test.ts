import { expect, it } from 'vitest';
import { generateNoticeCode, normaliseNoticeCode } from './notice-code.ts';

it('makes codes of twelve characters in groups of four, each another, without any that looks like another', () => {
  const codes = Array.from({ length: 2000 }, generateNoticeCode);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  expect(new Set(codes).size).toBe(codes.length);
});

it('uses each of the 32 characters evenly, so that none of the 60 bits is lost', () => {
  const counts = new Map<string, number>();
  const all = Array.from({ length: 4000 }, generateNoticeCode).join('').replaceAll('-', '');
  for (const character of all) counts.set(character, (counts.get(character) ?? 0) + 1);
  expect(counts.size).toBe(32);
  // 48,000 characters, 1,500 of each, six standard deviations either way.
  for (const count of counts.values()) expect(Math.abs(count - 1500)).toBeLessThan(230);
});

it('reads what it made, however it was typed', () => {
  const code = generateNoticeCode();
  for (const typed of [
    code,
    code.toLowerCase(),
    code.replaceAll('-', ''),
    ` ${code.replaceAll('-', ' – ')} `,
  ])
    expect(normaliseNoticeCode(typed)).toBe(code);
  expect(normaliseNoticeCode('oOiI-lL10-0000')).toBe('0011-1110-0000');
});

it.each([
  '',
  'ABCD-EFGH',
  'ABCD-EFGH-JKMN-P',
  'ABCD-EFGH-JKMU',
  'ABCD-EFGH-JKM!',
  'ABCD-EFGH-JKMı',
  'ABCD_EFGH_JKMN',
])('%j can’t be one', (typed) => expect(normaliseNoticeCode(typed)).toBeUndefined());
