import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchTimeStep } from './match-time-step.ts';
import { decodeImportedSecret, decodeSecret, encodeSecret, generateSecret } from './secret.ts';

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

describe('a secret from elsewhere', () => {
  // oathtool 2.6.7 --totp --base32 <secret> --now <time>
  it.each([
    [16, 'CA2VU75EZHXBGOC5QKT4Z4IWHM', '2026-03-02T09:00:10Z', '511792'],
    [16, 'CA2VU75EZHXBGOC5QKT4Z4IWHM', '2026-11-29T17:40:00Z', '352462'],
    [20, 'CQ4V5A5IZXZBOPDBQ2V5B5I2H5SITLWT', '2026-03-02T09:00:10Z', '702602'],
    [20, 'CQ4V5A5IZXZBOPDBQ2V5B5I2H5SITLWT', '2026-11-29T17:40:00Z', '085848'],
    [32, 'EBCWVD5U3H7CGSDNSK35YAJGJNYJLOW7AQUU444YXXRAOLCRO2NQ', '2026-03-02T09:00:10Z', '681673'],
    [32, 'EBCWVD5U3H7CGSDNSK35YAJGJNYJLOW7AQUU444YXXRAOLCRO2NQ', '2026-11-29T17:40:00Z', '945041'],
    [
      64,
      'IBSYVL6U7EPEG2ENWLL7YIKGNOILLWX7EREW5E5Y3UBCOTDRS256ABJKJ52JTPXDBAWVE544YHTAWMCVPKP4J2IOGNMH3IWH5QITMWY',
      '2026-03-02T09:00:10Z',
      '044107',
    ],
    [
      64,
      'IBSYVL6U7EPEG2ENWLL7YIKGNOILLWX7EREW5E5Y3UBCOTDRS256ABJKJ52JTPXDBAWVE544YHTAWMCVPKP4J2IOGNMH3IWH5QITMWY',
      '2026-11-29T17:40:00Z',
      '006776',
    ],
  ])('of %i bytes makes the codes of oathtool', (bytes, base32, at, code) => {
    const secret = decodeImportedSecret(base32) ?? new Uint8Array(0);
    expect(secret).toHaveLength(bytes);
    expect(decodeImportedSecret(base32.padEnd(Math.ceil(base32.length / 8) * 8, '='))).toEqual(secret);
    const now = new Date(at);
    expect(matchTimeStep({ secret, code, now })).toBe(Math.floor(now.getTime() / 30_000));
  });

  it.each([
    ['too short', 'GEZDGNBVGY3TQOJQGEZDGNBV'],
    ['too long', 'GEZDGNBV'.repeat(13)],
    ['lower case', 'gezdgnbvgy3tqojqgezdgnbvgy3tqojq'],
    ['grouped', 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ'],
    ['of no whole bytes', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3'],
    ['empty', ''],
  ])('is refused where it is %s', (_what, base32) => {
    expect(decodeImportedSecret(base32)).toBeUndefined();
  });
});
