import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asvsLevels } from './asvs-levels.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../../docs/security/${name}.md`, import.meta.url), 'utf8');

/** The cells of each row of a document's tables, without their heads. */
const rowsOf = (text: string) =>
  [...text.matchAll(/^\| (.+) \|$/gm)]
    .map(([, row = '']) => row.split(' | '))
    .filter(([first = '']) => !/^(\||---|failure$|rule$)/.test(first));

describe('the table of rules', () => {
  const rows = rowsOf(read('rules'));

  it('has the 31 of the design, in order', () => {
    expect(rows.map(([rule]) => Number(rule))).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  });

  it('names tests of each rule, or says what is open', () => {
    const neither = rows.filter((row) => !/`[^`]+\.test\.tsx?`/.test(row.at(-1) ?? ''));
    expect(neither.filter((row) => !row.some((cell) => cell.includes('**open**')))).toEqual([]);
  });
});

it('each failure that others had names a place and a test that holds it', () => {
  const rows = rowsOf(read('failures').split('## Tried')[0] ?? '');
  expect(rows.length).toBeGreaterThanOrEqual(36);
  expect(rows.filter((row) => row.length !== 4 || !row.at(-1)?.includes('“'))).toEqual([]);
});

describe('the table of ASVS 5.0.0', () => {
  const rows = rowsOf(read('asvs')).filter(([first = '']) => /^\d/.test(first));
  const cited = rows.flatMap(([first = '']) => first.split(', ').flatMap(numbersOf));

  it('cites numbers of the standard, and marks those of level 3', () => {
    const wrong = cited.filter(
      ({ number, marked }) => levels.get(number) === undefined || isThree(number) !== marked,
    );
    expect(wrong).toEqual([]);
  });

  it('has one row for every requirement of levels 1 and 2, but for WebRTC', () => {
    const numbers = cited.map(({ number }) => number);
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
    const asked = [...levels.keys()].filter((number) => !isThree(number) && !number.startsWith('17.'));
    expect(asked.filter((number) => !numbers.includes(number))).toEqual([]);
  });

  it('says of each what is so', () => {
    const outcome = /^(met|n\/a|(\*\*)?(deviation|not yet)\2)$/;
    expect(rows.filter((row) => row.length !== 4 || !outcome.test(row[2] ?? ''))).toEqual([]);
  });
});

const levels = new Map<string, string>(
  Object.entries(asvsLevels).flatMap(([chapter, sections]) =>
    sections.flatMap((section, at) =>
      [...section].map((level, index) => [`${chapter}.${at + 1}.${index + 1}`, level]),
    ),
  ),
);

const isThree = (number: string) => levels.get(number) === '3';

/** `6.1.1`, `6.6.4 (3)` or `4.4.1 to 4.4.4`. */
function numbersOf(cited: string): { number: string; marked: boolean }[] {
  const marked = cited.endsWith(' (3)');
  const [from = '', to = from] = cited.replace(' (3)', '').split(' to ');
  const section = from.slice(0, from.lastIndexOf('.'));
  const last = (number: string) => Number(number.slice(number.lastIndexOf('.') + 1));
  return Array.from({ length: last(to) - last(from) + 1 }, (_, index) => ({
    number: `${section}.${last(from) + index}`,
    marked,
  }));
}
