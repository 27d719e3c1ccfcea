import { expect, it } from 'vitest';
import { generateKeyRing, parseKeyRing } from './key-ring.ts';
import { keyedHash, keyedHashes } from './keyed-hash.ts';

const oldKey = generateKeyRing();
const oldRing = parseKeyRing('RECOVERY_CODE_KEYS', oldKey);
const rotatedRing = parseKeyRing('RECOVERY_CODE_KEYS', `${generateKeyRing()},${oldKey}`);
const code = '2O3O-LMJQ-JUUA-MBBS';

it('gives a value one hash under one key, marked with its id', () => {
  const hash = keyedHash(oldRing, 'recovery-code', code);
  expect(hash).toBe(keyedHash(oldRing, 'recovery-code', code));
  expect(hash).toMatch(new RegExp(`^${oldRing.keys[0].id}\\.[A-Za-z0-9_-]{43}$`));
});

it('gives another purpose, value or key another hash', () => {
  const macs = [
    keyedHash(oldRing, 'recovery-code', code),
    keyedHash(oldRing, 'address', code),
    keyedHash(oldRing, 'recovery-code', code.toLowerCase()),
    keyedHash(rotatedRing, 'recovery-code', code),
  ].map((hash) => hash.split('.')[1]);
  expect(new Set(macs).size).toBe(4);
});

it('finds after a rotation what was hashed before it', () => {
  const stored = keyedHash(oldRing, 'address', 'joost@tvm.test');
  const candidates = keyedHashes(rotatedRing, 'address', 'joost@tvm.test');
  expect(candidates).toEqual([keyedHash(rotatedRing, 'address', 'joost@tvm.test'), stored]);
});
