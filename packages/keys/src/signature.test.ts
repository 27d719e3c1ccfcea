import { createPublicKey, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { generateKeyRing, parseKeyRing } from './key-ring.ts';
import { isSignedBy, publicKeysOf, signText } from './signature.ts';

const [older, newer] = [generateKeyRing(), generateKeyRing()];
const ring = parseKeyRing('AUDIT_KEYS', older);
const rotated = parseKeyRing('AUDIT_KEYS', `${newer},${older}`);
const idOf = (text: string) => text.split(':')[0];

it('is verified by the published key alone', () => {
  const [id, bytes = ''] = signText(ring, 'audit-seal', 'a seal').split('.');
  const [published] = publicKeysOf(ring, 'audit-seal');
  expect(published).toEqual({
    ...{ kid: id, kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' },
    x: expect.stringMatching(/^[\w-]{43}$/),
  });
  const key = createPublicKey({ format: 'jwk', key: { ...published } });
  const signature = Buffer.from(bytes, 'base64url');
  expect(signature).toHaveLength(64);
  expect(verify(null, Buffer.from('a seal'), key, signature)).toBe(true);
  expect(verify(null, Buffer.from('another'), key, signature)).toBe(false);
});

it('is the same for every process that has the key: the bytes that openssl makes of the same key', () => {
  const known = parseKeyRing('AUDIT_KEYS', `k-1:${'A'.repeat(43)}`);
  expect(publicKeysOf(known, 'audit-seal')[0]?.x).toBe('W4Z8TC5eEQztG6g5K8GYWubeeNPgHIAekPF79piqBgk');
  expect(signText(known, 'audit-seal', 'a seal')).toBe(
    'k-1.MmxMC2MSeenoz40hJ6NcermkFOo4v0W75h7DJlbZ_YHjRwkEQqzPhSHybveKwAgtZnvx4QYOio7-5EzEH8zgDg',
  );
});

it('is made by the first key and accepted of each key of the ring', () => {
  const [before, after] = [signText(ring, 'audit-seal', 'x'), signText(rotated, 'audit-seal', 'x')];
  expect([before, after].map((each) => each.split('.')[0])).toEqual([idOf(older), idOf(newer)]);
  expect([before, after].map((each) => isSignedBy(rotated, 'audit-seal', 'x', each))).toEqual([true, true]);
  expect(isSignedBy(ring, 'audit-seal', 'x', after)).toBe(false);
  expect(publicKeysOf(rotated, 'audit-seal').map(({ kid }) => kid)).toEqual([newer, older].map(idOf));
});

it.each([
  ['of another text', (made: string) => ({ text: 'y', made })],
  ['under another id', (made: string) => ({ text: 'x', made: made.replace(/^.*\./, 'k-1.') })],
  ['of other bytes', (made: string) => ({ text: 'x', made: `${made.slice(0, -4)}AAAA` })],
  ['of no bytes', (made: string) => ({ text: 'x', made: made.replace(/\..*$/, '.') })],
  ['without a dot', (made: string) => ({ text: 'x', made: made.replace('.', '') })],
])('is none %s', (_what, change) => {
  const { text, made } = change(signText(ring, 'audit-seal', 'x'));
  expect(isSignedBy(ring, 'audit-seal', text, made)).toBe(false);
});
