import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passwordRules, unmetPasswordRules } from './password-rules.ts';

it.each([
  ['', ['length', 'upper', 'lower', 'digit', 'special']],
  ['a', ['length', 'upper', 'digit', 'special']],
  ['Abcdef1!', []],
  ['Abcde1!', ['length']],
  ['abcdef1!', ['upper']],
  ['ABCDEF1!', ['lower']],
  ['Abcdefg!', ['digit']],
  ['Abcdefg1', ['special']],
  ['Abcdef 1', []], // a space is special
  ['Élan1234 ', []], // letters of any script count as letters
  ['Ωμέγα12€', []],
  ['Straße123', ['special']], // ß is a letter, nothing special
  ['пароль12', ['upper', 'special']],
  ['密码密码密码1!', ['upper', 'lower']], // letters without case
])('of "%s" the unmet rules are %j', (password, unmet) => {
  expect(unmetPasswordRules(password)).toEqual(unmet);
});

it('counts code points, not UTF-16 units', () => {
  expect(unmetPasswordRules('Aa1😀😀😀😀')).toEqual(['length']); // 7 characters in 11 units
  expect(unmetPasswordRules('Aa1😀😀😀😀😀')).toEqual([]);
});

it('judges a composed and a decomposed letter alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (password) => {
      const composed = unmetPasswordRules(password.normalize('NFC'));
      expect(unmetPasswordRules(password.normalize('NFD'))).toEqual(composed);
    }),
  );
  expect(unmetPasswordRules('Abcde1e\u0301')).toEqual(['length', 'special']); // 7 letters: the accent is no 8th, nor special
});

it('judges 10,000 characters at once', () => {
  expect(unmetPasswordRules('a'.repeat(10_000))).toEqual(['upper', 'digit', 'special']);
});

it('never asks for more when characters are added', () => {
  const ascii = fc.string({ unit: 'grapheme-ascii' });
  fc.assert(
    fc.property(ascii, ascii, (password, more) => {
      const before = unmetPasswordRules(password);
      expect(before).toEqual(expect.arrayContaining(unmetPasswordRules(password + more)));
      expect(passwordRules.filter((rule) => before.includes(rule))).toEqual(before);
    }),
  );
});
