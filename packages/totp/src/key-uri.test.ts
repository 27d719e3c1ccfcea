import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyUri } from './key-uri.ts';
import { encodeSecret, generateSecret } from './secret.ts';

const secret = generateSecret();

/** Reads a key URI the way an app does, with nothing of the library that made it. */
function readKeyUri(uri: string) {
  const { protocol, hostname, pathname, searchParams } = new URL(uri);
  const [issuer, account] = pathname.slice(1).split(':').map(decodeURIComponent);
  return { protocol, type: hostname, issuer, account, parameters: Object.fromEntries(searchParams) };
}

it('says all that an app needs', () => {
  const uri = keyUri({ secret, issuer: 'Mijn TVM', account: 'joost@tvm.test' });
  expect(readKeyUri(uri)).toEqual({
    protocol: 'otpauth:',
    type: 'totp',
    issuer: 'Mijn TVM',
    account: 'joost@tvm.test',
    parameters: {
      issuer: 'Mijn TVM',
      secret: encodeSecret(secret),
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    },
  });
});

it('writes a blank as %20: some apps show a plus sign as it is', () => {
  expect(keyUri({ secret, issuer: 'Mijn TVM', account: 'a@b.test' })).not.toContain('+');
});

it('decodes back to any issuer and account', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((part) => !part.includes(':'));
  fc.assert(
    fc.property(text, text, (issuer, account) => {
      const read = readKeyUri(keyUri({ secret, issuer, account }));
      expect(read).toMatchObject({ issuer, account, parameters: { issuer, secret: encodeSecret(secret) } });
    }),
  );
});

it.each([
  ['Mijn:TVM', 'a@b.test'],
  ['Mijn TVM', 'a:b@b.test'],
  ['', 'a@b.test'],
  ['Mijn TVM', ''],
])('refuses issuer "%s" with account "%s", which an app would split elsewhere', (issuer, account) => {
  expect(() => keyUri({ secret, issuer, account })).toThrow(RangeError);
});
