import { expect, it } from 'vitest';
import { checkRequest, isSameName, readDays } from './check-request.ts';

it.each([
  ['', undefined],
  ['1', 1],
  ['90', 90],
  ['0', null],
  ['91', null],
  ['-1', null],
  ['1.5', null],
  ['14 dagen', null],
])('reads %j as %j days', (typed, days) => {
  expect(readDays(typed)).toBe(days);
});

it('takes the name in other capitals and spacing, and no other name', () => {
  expect(isSameName('  voorbeeld  TRANSPORT ', 'Voorbeeld Transport')).toBe(true);
  expect(isSameName('Voorbeeld Transport B.V.', 'Voorbeeld Transport')).toBe(false);
  expect(isSameName('', 'Voorbeeld Transport')).toBe(false);
});

it('asks for a reason and a ticket number that the API takes', () => {
  const fields = (reason: string, ticket: string) =>
    checkRequest({ reason, ticket }).map(({ field }) => field);
  expect(fields('Nieuwe telefoons', 'TVM-1234')).toEqual([]);
  expect(fields('  x ', '')).toEqual(['reason', 'ticket']);
  expect(fields('Nieuwe telefoons', '<1>')).toEqual(['ticket']);
});
