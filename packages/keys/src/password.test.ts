import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { generateKeyRing, parseKeyRing } from './key-ring.ts';
import { hashPassword, isOutdated, verifyPassword } from './password.ts';

const COST = 4; // bcrypt's lowest: these tests are about what is hashed, not how slowly
const oldKey = generateKeyRing();
const ring = parseKeyRing('PASSWORD_PEPPER', oldKey);
const rotatedRing = parseKeyRing('PASSWORD_PEPPER', `${generateKeyRing()},${oldKey}`);

const matches = async (stored: string, typed: string) =>
  verifyPassword(ring, typed, await hashPassword(ring, stored, COST), COST);

describe('a password', () => {
  it('is verified as typed, whatever it is', async () => {
    const anyUnit = fc.nat(0xffff).map((unit) => String.fromCharCode(unit)); // NUL included
    const password = fc.oneof(fc.string({ unit: anyUnit }), fc.string({ unit: 'grapheme', maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(password, (text) => matches(text, text)),
      { numRuns: 30 },
    );
  });

  it.each([
    ['after byte 72', 'a'.repeat(72), `${'a'.repeat(72)}b`],
    ['in the last of 1,000 characters', `${'é'.repeat(999)}a`, `${'é'.repeat(999)}b`],
    ['after a NUL', 'Wachtwoord1!\0a', 'Wachtwoord1!\0b'],
    ['by a NUL at the end', 'Wachtwoord1!', 'Wachtwoord1!\0'],
    ['by a NUL at the start', '\0Wachtwoord1!', '\0'],
    ['in case', 'Wachtwoord1!', 'wachtwoord1!'],
    ['by a space at the end', 'Wachtwoord1!', 'Wachtwoord1! '],
    ['in characters that only look alike', 'Wachtwoord1!', 'Wachtwооrd1!'], // Cyrillic o
    ['in width, which NFC keeps', 'Wachtwoord1!', 'Wachtwoord1！'],
  ])('is another one when it differs %s', async (_where, stored, typed) => {
    expect(await matches(stored, typed)).toBe(false);
  });

  it('is the same one composed or decomposed', async () => {
    expect(await matches('Caf\u00E9 12345', 'Cafe\u0301 12345')).toBe(true);
    expect(await matches('Cafe\u0301 12345', 'Caf\u00E9 12345')).toBe(true);
    expect(await matches('\u212Bngstrom 1', '\u00C5ngstrom 1')).toBe(true);
  });
});

describe('what is stored', () => {
  it('is a bcrypt hash of the asked cost, salted, with the id of its pepper', async () => {
    const [one, two] = await Promise.all([hashPassword(ring, 'x', 5), hashPassword(ring, 'x', 5)]);
    expect(bcrypt.getRounds(one.hash)).toBe(5);
    expect(one.hash).not.toBe(two.hash);
    expect(one.pepperKeyId).toBe(ring.keys[0].id);
  });

  it('is made of 64 characters without a NUL, less than the 72 bytes that bcrypt reads', async () => {
    const hash = vi.spyOn(bcrypt, 'hash');
    for (const password of ['', '\0', 'é'.repeat(5000)]) await hashPassword(ring, password, COST);
    for (const [input] of hash.mock.calls) expect(input).toMatch(/^[A-Za-z0-9+/]{64}$/);
    expect(hash).toHaveBeenCalledTimes(3);
    hash.mockRestore();
  });

  it('is worth nothing without the pepper', async () => {
    const { hash } = await hashPassword(ring, 'Wachtwoord1!', COST);
    expect(await bcrypt.compare('Wachtwoord1!', hash)).toBe(false);
    const otherRing = parseKeyRing(
      'PASSWORD_PEPPER',
      `${ring.keys[0].id}:${generateKeyRing().split(':')[1]}`,
    );
    const stored = { hash, pepperKeyId: ring.keys[0].id };
    expect(await verifyPassword(otherRing, 'Wachtwoord1!', stored, COST)).toBe(false);
  });

  it('is verified after a rotation, and new ones are under the new key', async () => {
    const before = await hashPassword(ring, 'Wachtwoord1!', COST);
    expect(await verifyPassword(rotatedRing, 'Wachtwoord1!', before, COST)).toBe(true);
    expect((await hashPassword(rotatedRing, 'x', COST)).pepperKeyId).toBe(rotatedRing.keys[0].id);
  });

  it('is an error, not a wrong password, when its pepper has left the ring', async () => {
    const stored = await hashPassword(rotatedRing, 'Wachtwoord1!', COST);
    await expect(verifyPassword(ring, 'Wachtwoord1!', stored, COST)).rejects.toThrow(
      'PASSWORD_PEPPER has no key',
    );
  });
});

it('leaves a core to the rest of the process, however many passwords come in at once', async () => {
  const original = bcrypt.hash;
  let running = 0;
  let most = 0;
  const hash = vi
    .spyOn(bcrypt, 'hash')
    .mockImplementation(async (password: string | Buffer, cost: string | number) => {
      most = Math.max(most, ++running);
      return original(password, cost).finally(() => running--);
    });
  await Promise.all(Array.from({ length: 50 }, () => hashPassword(ring, 'x', COST)));
  hash.mockRestore();
  expect(most).toBe(Math.max(1, availableParallelism() - 1));
});

describe('an unknown user', () => {
  it('costs one bcrypt computation of the same cost, and is never let in', async () => {
    const compare = vi.spyOn(bcrypt, 'compare');
    for (const cost of [4, 12]) {
      compare.mockClear();
      if (cost === 12) compare.mockImplementationOnce(async () => true); // even on a match
      expect(await verifyPassword(ring, 'Wachtwoord1!', undefined, cost)).toBe(false);
      const [[, hash] = []] = compare.mock.calls;
      expect(compare).toHaveBeenCalledOnce();
      expect(bcrypt.getRounds(String(hash))).toBe(cost);
    }
    compare.mockRestore();
  });
});

describe('a hash from before a change of the settings', () => {
  it('is outdated below the cost or under an older pepper, and only then', async () => {
    const stored = await hashPassword(ring, 'x', 5);
    expect(isOutdated(ring, stored, 5)).toBe(false);
    expect(isOutdated(ring, stored, 4)).toBe(false);
    expect(isOutdated(ring, stored, 6)).toBe(true);
    expect(isOutdated(rotatedRing, stored, 5)).toBe(true);
  });

  it('gets the same work as an unknown user, right or wrong', async () => {
    const stored = await hashPassword(ring, 'Wachtwoord1!', 4);
    const compare = vi.spyOn(bcrypt, 'compare');
    for (const [typed, expected] of [
      ['Wachtwoord1!', true],
      ['x', false],
    ] as const) {
      compare.mockClear();
      expect(await verifyPassword(ring, typed, stored, 7)).toBe(expected);
      const rounds = compare.mock.calls.map(([, hash]) => 2 ** bcrypt.getRounds(String(hash)));
      expect(rounds.reduce((sum, each) => sum + each, 0)).toBe(2 ** 7);
    }
    compare.mockRestore();
  });
});
