import { expect, test } from 'vitest';
import type { Addressee, Language } from '../parts/said.ts';
import { salutation } from './salutation.ts';

const greet = (addressee: Partial<Addressee>, language: Language = 'nl') =>
  salutation({ title: 'heer', namePrefix: '', surname: '', language, ...addressee });

test.each<[string, Partial<Addressee>, string]>([
  ['a surname alone', { surname: 'Wientjes' }, 'Geachte heer Wientjes,'],
  ['a capital prefix', { namePrefix: 'van', surname: 'Joosten' }, 'Geachte heer Van Joosten,'],
  [
    'only the first word of a prefix',
    { namePrefix: 'van der', surname: 'Berg' },
    'Geachte heer Van der Berg,',
  ],
  ['mevrouw', { title: 'mevrouw', namePrefix: 'de', surname: 'Wit' }, 'Geachte mevrouw De Wit,'],
  ['a small ’t', { namePrefix: '’t', surname: 'Hart' }, 'Geachte heer ’t Hart,'],
  ["a small 't", { namePrefix: "'t", surname: 'Hart' }, "Geachte heer 't Hart,"],
  ["a capital in 't", { namePrefix: "in 't", surname: 'Veld' }, "Geachte heer In 't Veld,"],
  ['a joined d’', { namePrefix: 'd’', surname: 'Ancona' }, 'Geachte heer d’Ancona,'],
  ["a joined d'", { namePrefix: "d'", surname: 'Ancona' }, "Geachte heer d'Ancona,"],
  ['a prefix kept in the surname', { surname: 'El Hamdaoui' }, 'Geachte heer El Hamdaoui,'],
  [
    'a small prefix of another language',
    { namePrefix: 'el', surname: 'Hamdaoui' },
    'Geachte heer El Hamdaoui,',
  ],
  ['nobody without a surname', { namePrefix: 'van' }, 'Geachte heer/mevrouw,'],
  [
    'no title',
    { title: null, namePrefix: 'van', surname: 'Joosten' },
    'Geachte heer of mevrouw Van Joosten,',
  ],
  ['no title and no surname', { title: null }, 'Geachte heer/mevrouw,'],
  ['a surname of blanks as none', { surname: ' \u200b ' }, 'Geachte heer/mevrouw,'],
])('greets %s', (_, addressee, line) => {
  expect(greet(addressee)).toBe(line);
});

test.each<[string, Partial<Addressee>, string]>([
  ['a surname alone', { surname: 'Wientjes' }, 'Dear Mr Wientjes,'],
  ['a capital prefix', { namePrefix: 'van', surname: 'Joosten' }, 'Dear Mr Van Joosten,'],
  ['mevrouw as Ms', { title: 'mevrouw', namePrefix: 'de', surname: 'Wit' }, 'Dear Ms De Wit,'],
  ['a small ’t', { namePrefix: '’t', surname: 'Hart' }, 'Dear Mr ’t Hart,'],
  ['a joined d’', { title: 'mevrouw', namePrefix: 'd’', surname: 'Ancona' }, 'Dear Ms d’Ancona,'],
  ['a prefix kept in the surname', { surname: 'El Hamdaoui' }, 'Dear Mr El Hamdaoui,'],
  ['nobody without a surname', { namePrefix: 'van' }, 'Dear Sir or Madam,'],
  ['no title', { title: null, namePrefix: 'van', surname: 'Joosten' }, 'Dear Mr or Ms Van Joosten,'],
  ['no title and no surname', { title: null }, 'Dear Sir or Madam,'],
])('greets in English %s', (_, addressee, line) => {
  expect(greet(addressee, 'en')).toBe(line);
});

test('keeps control characters, line breaks, direction marks and links out of the line', () => {
  expect(greet({ surname: 'Jan\u0000\u001b[31msen' })).toBe('Geachte heer Jan [31msen,');
  expect(greet({ surname: 'Jansen\r\nBcc: x\u2028y\u202etxt' })).toBe('Geachte heer Jansen Bcc: x ytxt,');
  expect(greet({ surname: 'evil.example' })).toBe('Geachte heer evil.\u2060example,');
  expect(greet({ surname: 'https://evil.example' })).not.toContain('://');
});
