import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRow } from './csv-row.ts';

const cells = fc.array(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', ';', ',', '\r\n', '""', ' a ')),
  {
    minLength: 2,
    maxLength: 6,
  },
);

test('another parser reads back every cell, but for the apostrophe in front of a formula', () => {
  fc.assert(
    fc.property(cells, (row) => {
      const [read = []] = parse(csvRow(row), { delimiter: ';', record_delimiter: '\r\n' });
      expect(
        read.map((cell: string, at: number) => (cell === row[at] ? cell : cell.replace(/^'/, ''))),
      ).toEqual(row);
    }),
  );
});

test.each(['=cmd|calc', '+31 528', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1', '＝1'])(
  'a spreadsheet takes %j for text',
  (cell) => {
    const [read] = parse(csvRow([cell, 'x']), { delimiter: ';', record_delimiter: '\r\n' });
    expect(read).toEqual([`'${cell}`, 'x']);
  },
);

test('keeps numbers and names as they are, and leaves out what is not there', () => {
  expect(csvRow([-1, 'Jonnie van Joosten', null])).toBe('-1;Jonnie van Joosten;\r\n');
});
