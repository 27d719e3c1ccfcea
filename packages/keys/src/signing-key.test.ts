import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { generateKeyRing, parseKeyRing } from './key-ring.ts';
import { publicKeyOf, signingKeysOf } from './signing-key.ts';

const ring = parseKeyRing('JWT_KEYS', `new:${'A'.repeat(43)},old:${'A'.repeat(42)}E`);

it('what the private key signs, its published half verifies, and no other key of the ring', () => {
  const [key, other] = signingKeysOf(ring);
  const text = Buffer.from('text');
  const signature = sign('sha256', text, createPrivateKey({ format: 'jwk', key: { ...key } }));
  const verifies = (by: object) =>
    verify('sha256', text, createPublicKey({ format: 'jwk', key: { ...by } }), signature);
  expect(verifies(publicKeyOf(key))).toBe(true);
  expect(verifies(publicKeyOf(other ?? key))).toBe(false);
});

it('the published half holds nothing of the private one', () => {
  const [key] = signingKeysOf(ring);
  expect(Object.keys(publicKeyOf(key))).toEqual(['kid', 'kty', 'crv', 'alg', 'use', 'x', 'y']);
  expect(JSON.stringify(publicKeyOf(key))).not.toContain(key.d);
});

it('keys keep their order and their ids, and are the same at every start', () => {
  expect(signingKeysOf(ring).map(({ kid }) => kid)).toEqual(['new', 'old']);
  expect(signingKeysOf(ring)).toEqual(signingKeysOf(ring));
});

it('a ring of another setting gives other bytes than the ring itself', () => {
  const text = generateKeyRing();
  const [key] = signingKeysOf(parseKeyRing('JWT_KEYS', text));
  expect(text).not.toContain(key.d);
});
