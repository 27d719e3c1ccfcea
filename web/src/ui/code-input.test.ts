import { describe, expect, test } from 'vitest';
import { codeFault, normaliseCode, recoveryCodeFault } from './code-input.ts';

describe('a typed or pasted code', () => {
  test.each([
    '123456',
    '123 456',
    ' 123-456\n',
    '1 2 3 4 5 6',
    '123\u00a0456',
    '123\u2011456',
    '123\u2013456',
  ])('loses the spaces and hyphens of %j and nothing else', (typed) => {
    expect(normaliseCode(typed)).toBe('123456');
  });

  test('keeps digits of another script as they are, to be refused', () => {
    expect(normaliseCode('１２３ ４５６')).toBe('１２３４５６');
  });

  test.each([
    ['', 'empty'],
    ['12345', 'short'],
    ['1234567', 'long'],
    ['12345a', 'notDigits'],
    // Full-width and Arabic digits look like digits; RFC 6238 codes are ASCII.
    ['１２３４５６', 'notDigits'],
    ['١٢٣٤٥٦', 'notDigits'],
    ['123456', undefined],
    ['000000', undefined],
  ] as const)('%j: %s', (code, fault) => {
    expect(codeFault(code)).toBe(fault);
  });
});

describe('a recovery code', () => {
  test.each([
    'MFRG-GZDF-MZTW-Q2LK',
    'mfrg gzdf mztw q2lk',
    'MFRGGZDFMZTWQ2LK',
    'MFRG\u2013GZDF\u2013MZTW\u2013Q2LK',
    'MFRG\u00a0GZDF\u00a0MZTW\u00a0Q2LK',
    '\tMFRG\tGZDF\tMZTW\tQ2LK',
  ])('%j is fine, and what is sent of it the contract takes', (typed) => {
    expect(recoveryCodeFault(typed)).toBeUndefined();
    // The pattern of the schema RecoveryCode.
    expect(normaliseCode(typed)).toMatch(/^[A-Za-z2-7 -]+$/);
  });

  test.each(['MFRG', 'MFRG-GZDF-MZTW-Q2LK-A', 'MFRG-GZDF-MZTW-Q2L1', '1234567890123456'])(
    '%j is malformed',
    (typed) => {
      expect(recoveryCodeFault(typed)).toBe('malformed');
    },
  );

  test('nothing but spaces is empty', () => {
    expect(recoveryCodeFault(' ')).toBe('empty');
  });
});
