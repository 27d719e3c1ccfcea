import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeSecret, encodeSecret, generateSecret } from './secret.ts';

const twentyBytes = fc.uint8Array({ minLength: 20, maxLength: 20 });

it('generates 160 bits, never the same twice', () => {
  const secrets = Array.from({ length: 1000 }, generateSecret);
  expect(secrets.every((secret) => secret.length === 20)).toBe(true);
  expect(new Set(secrets.map(encodeSecret)).size).toBe(1000);
});

it('encodes as RFC 4648 base32 without padding', () => {
  const secret = new TextEncoder().encode('12345678901234567890');
  expect(encodeSecret(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});

it('decodes what it encodes', () => {
  fc.assert(
    fc.property(twentyBytes, (secret) => {
      expect(decodeSecret(encodeSecret(secret))).toEqual(secret);
    }),
  );
});

it.each([
  ['empty', ''],
  ['too short', 'GEZDGNBV'],
  ['too long', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBV'],
  ['lower case', 'gezdgnbvgy3tqojqgezdgnbvgy3tqojq'],
  ['padded', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ='],
  ['grouped', 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ'],
  ['of another alphabet', '0189DGNBVGY3TQOJQGEZDGNBVGY3TQOJ'],
])('refuses a secret that is %s', (_what, text) => {
  expect(() => decodeSecret(text)).toThrow(RangeError);
});

it('does not repeat the secret in its error', () => {
  expect(() => decodeSecret('GEZDGNBV')).toThrow(/^((?!GEZDGNBV).)*$/);
});

it('does not encode a secret of another length', () => {
  expect(() => encodeSecret(new Uint8Array(19))).toThrow(RangeError);
});
