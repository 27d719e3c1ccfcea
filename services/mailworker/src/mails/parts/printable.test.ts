import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test.each([
  'Jonnie van Joosten',
  'Anna d’Ancona',
  'H. ’t Hart',
  'Jansen & Zn. B.V.',
  'Çelik Øst-Łódź',
  '王小明',
])('leaves %j as it is', (name) => {
  expect(printable(name)).toBe(name);
});

test.each([
  ['line breaks', 'a\r\n\r\nb\u2028c\u2029d\u0085e', 'a b c d e'],
  ['direction marks', 'a\u202eb\u2066c\u200fd', 'abcd'],
  ['invisible letters', 'a\u200bb\u2060c\u00add\u3164e\u2800f\ufe0f', 'abcdef'],
  ['half characters', 'a\ud83db', 'ab'],
  ['many blanks', '  a \u00a0\t b  ', 'a b'],
  ['nothing but invisible ones', ' \u200b\u3164 ', ''],
])('takes out %s', (_, name, shown) => {
  expect(printable(name)).toBe(shown);
});

test.each(['evil.example', 'www.evil.example/x', 'https://evil.example', 'a@evil.example', 'evil。example'])(
  'leaves nothing of %j that a program would turn into a link',
  (name) => {
    expect(printable(name)).not.toMatch(/[.:/@。][\p{L}\d/]{2}/u);
  },
);

test('cuts between characters', () => {
  expect(printable('𝒜'.repeat(200))).toBe('𝒜'.repeat(120));
  expect(printable('x'.repeat(600), 500)).toHaveLength(500);
});
