import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findKey, generateKeyRing, parseKeyRing, subkey } from './key-ring.ts';

const key = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'; // bytes 0 to 31
const otherKey = 'HxwdHhsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA';

describe('parseKeyRing', () => {
  it('reads the ids in order, the first being the one in use', () => {
    const ring = parseKeyRing('TOTP_KEYS', `new:${key},old-1:${otherKey}`);
    expect(ring.keys.map(({ id }) => id)).toEqual(['new', 'old-1']);
    expect(findKey(ring, 'old-1')?.secret.export().toString('base64url')).toBe(otherKey);
    expect(findKey(ring, 'gone')).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no id', key],
    ['an empty id', `:${key}`],
    ['an id in capitals', `A:${key}`],
    ['an id of 17', `${'a'.repeat(17)}:${key}`],
    ['a short key', `a:${key.slice(1)}`],
    ['a long key', `a:${key}AA`],
    ['a padded key', `a:${key}=`],
    ['plain base64', `a:${key.replace('A', '+')}`],
    ['bits too many in the last character', `a:${key.slice(0, -1)}9`],
    ['a blank', `a:${key}, b:${otherKey}`],
    ['a comma last', `a:${key},`],
    ['an id twice', `a:${key},a:${otherKey}`],
    ['a line break', `a:${key}\n`],
  ])('refuses %s, names the setting and shows nothing of the text', (_what, text) => {
    const message = messageOf(() => parseKeyRing('TOTP_KEYS', text));
    expect(message).toMatch(/^TOTP_KEYS: /);
    expect(message).not.toContain(key.slice(1, 12));
  });

  it('keeps the keys out of logs and JSON', () => {
    const ring = parseKeyRing('TOTP_KEYS', `a:${key}`);
    const bytes = Buffer.from(key, 'base64url');
    const shown = inspect(ring, { depth: 9, showHidden: true }) + JSON.stringify(ring);
    for (const form of [key, bytes.toString('hex'), bytes.toString('base64')]) {
      expect(shown).not.toContain(form);
    }
    expect(shown).not.toContain('00 01 02');
  });
});

it('generates a ring of one fresh key under an id of its own, ready to be put before another', () => {
  const [newer, older] = [generateKeyRing(), generateKeyRing()];
  expect(newer).not.toBe(older);
  expect(parseKeyRing('TOTP_KEYS', `${newer},${older}`).keys).toHaveLength(2);
});

it('derives another subkey for each purpose and each key', () => {
  const ring = parseKeyRing('TOTP_KEYS', `a:${key},b:${otherKey}`);
  const purposes = [
    'seal/totp-secret',
    'seal/imported-password',
    'seal/mail-content',
    'hash/recovery-code',
    'hash/address',
    'password-pepper',
    'key-check',
  ] as const;
  const subkeys = ring.keys.flatMap((ringKey) =>
    purposes.map((purpose) => subkey(ringKey, purpose).export().toString('hex')),
  );
  expect(new Set([...subkeys, ...ring.keys.map(({ secret }) => secret.export().toString('hex'))]).size).toBe(
    16,
  );
  expect(subkeys.every((hex) => hex.length === 64)).toBe(true);
});

it('derives the same subkeys for ever: stored data depends on it', () => {
  // HKDF-SHA-256 computed by another implementation.
  const [ringKey] = parseKeyRing('TOTP_KEYS', `a:${key}`).keys;
  expect(subkey(ringKey, 'seal/totp-secret').export().toString('hex')).toBe(
    '7935686539af69311ac90ac01eac9dc0da9faddf320a45341a61e526baeb9e10',
  );
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing was thrown';
}
