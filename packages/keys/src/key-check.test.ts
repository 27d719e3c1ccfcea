import { expect, it } from 'vitest';
import { keyChecksOf } from './key-check.ts';
import { generateKeyRing, parseKeyRing } from './key-ring.ts';

const [, one] = generateKeyRing().split(':');
const [, other] = generateKeyRing().split(':');
const valuesOf = (name: string, text: string) =>
  keyChecksOf(parseKeyRing(name, text)).map(({ checkValue }) => checkValue);

it('is the same for one key, wherever it stands in the ring', () => {
  expect(valuesOf('TOTP_KEYS', `a:${one},b:${other}`)).toEqual(
    valuesOf('TOTP_KEYS', `b:${other},a:${one}`).reverse(),
  );
});

it('is another one for other bytes, another id and another setting, and shows none of the key', () => {
  const values = [
    ...valuesOf('TOTP_KEYS', `a:${one},b:${one}`),
    ...valuesOf('TOTP_KEYS', `a:${other}`),
    ...valuesOf('MAIL_KEYS', `a:${one}`),
  ];
  expect(new Set(values).size).toBe(4);
  for (const value of values) expect(value).toMatch(/^[\w-]{43}$/);
  expect(values).not.toContain(one);
});
