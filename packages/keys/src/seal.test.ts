import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateKeyRing, parseKeyRing } from './key-ring.ts';
import { open, type SealContext, SealError, seal, sealedUnder } from './seal.ts';

const oldKey = generateKeyRing();
const newKey = generateKeyRing();
const oldRing = parseKeyRing('TOTP_KEYS', oldKey);
const rotatedRing = parseKeyRing('TOTP_KEYS', `${newKey},${oldKey}`);
const newRing = parseKeyRing('TOTP_KEYS', newKey);

const context: SealContext = { userId: 'c0ffee00-0000-4000-8000-000000000001', purpose: 'totp-secret' };
const secret = new TextEncoder().encode('12345678901234567890');
const sealed = seal(oldRing, secret, context);

const anyContext: fc.Arbitrary<SealContext> = fc.record({
  userId: fc.oneof(fc.uuid(), fc.string()),
  purpose: fc.constantFrom('totp-secret', 'mail-content'),
});

describe('a sealed value', () => {
  it('opens to what was sealed, for any value, user and purpose', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), anyContext, (plaintext, owner) => {
        expect(open(oldRing, seal(oldRing, plaintext, owner), owner)).toEqual(plaintext);
      }),
    );
  });

  it('opens for no other user and no other purpose', () => {
    fc.assert(
      fc.property(anyContext, anyContext, (owner, other) => {
        fc.pre(owner.userId !== other.userId || owner.purpose !== other.purpose);
        const value = seal(oldRing, secret, owner);
        expect(() => open(oldRing, value, other)).toThrow(SealError);
      }),
    );
  });

  it('does not open for a user and purpose that read the same when joined', () => {
    const crafted: SealContext = { userId: '","totp-secret', purpose: 'mail-content' };
    const value = seal(oldRing, secret, crafted);
    expect(() => open(oldRing, value, { ...crafted, userId: '' })).toThrow(SealError);
  });

  it('does not open after any change of any character', () => {
    const change = fc.tuple(fc.nat(sealed.length - 1), fc.constantFrom(...'AZaz09-_.=:'));
    fc.assert(
      fc.property(change, ([position, character]) => {
        const changed = sealed.slice(0, position) + character + sealed.slice(position + 1);
        fc.pre(changed !== sealed);
        expect(() => open(oldRing, changed, context)).toThrow(SealError);
      }),
    );
  });

  it('has one text form: the spare bits of its last character count too', () => {
    const value = seal(oldRing, secret.subarray(1), context);
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
      .map((last) => value.slice(0, -1) + last)
      .filter((text) => text !== value);
    expect(others).toHaveLength(63);
    for (const text of others) expect(() => open(oldRing, text, context)).toThrow(SealError);
  });

  it('does not open when cut, extended or invented', () => {
    const [keyId] = sealed.split('.');
    const cuts = Array.from(sealed, (_, length) => sealed.slice(0, length));
    for (const text of [
      ...cuts,
      `${sealed}AAAA`,
      `${sealed}\n`,
      ` ${sealed}`,
      '.',
      `${keyId}.`,
      `${keyId}.AAAA`,
    ]) {
      expect(() => open(oldRing, text, context), text).toThrow(SealError);
    }
  });

  it('does not open under the id of another key', () => {
    const moved = sealed.replace(oldRing.keys[0].id, newRing.keys[0].id);
    expect(() => open(rotatedRing, moved, context)).toThrow(SealError);
  });

  it('does not open under another id of the same key', () => {
    const [, key] = oldKey.split(':');
    const ring = parseKeyRing('TOTP_KEYS', `a:${key},b:${key}`);
    const moved = seal(ring, secret, context).replace('a.', 'b.');
    expect(() => open(ring, moved, context)).toThrow(SealError);
  });

  it('is never the same twice, and shows nothing of the value', () => {
    const values = Array.from({ length: 1000 }, () => seal(oldRing, secret, context));
    expect(new Set(values.map((value) => value.split('.')[1]?.slice(0, 16))).size).toBe(1000);
    expect(sealed).not.toContain(Buffer.from(secret).toString('base64url').slice(2, 20));
  });

  it('gives an error that holds neither the value nor its sealed form', () => {
    const attempts = [
      () => open(newRing, sealed, context),
      () => open(oldRing, sealed, { ...context, userId: 'x' }),
    ];
    for (const attempt of attempts) {
      expect(attempt).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining(sealed.slice(-20)) }),
      );
    }
  });
});

describe('a rotation', () => {
  it('seals under the new key and opens what is under the old one', () => {
    expect(sealedUnder(seal(rotatedRing, secret, context))).toBe(newRing.keys[0].id);
    expect(sealedUnder(sealed)).toBe(oldRing.keys[0].id);
    expect(open(rotatedRing, sealed, context)).toEqual(secret);
  });

  it('is complete once everything is sealed again: the old key can go', () => {
    const again = seal(rotatedRing, open(rotatedRing, sealed, context), context);
    expect(open(newRing, again, context)).toEqual(secret);
  });

  it('says which key is missing when the old one went too early', () => {
    expect(() => open(newRing, sealed, context)).toThrow(`TOTP_KEYS has no key ${oldRing.keys[0].id}`);
  });

  it('refuses to name a key for what is no sealed value', () => {
    expect(() => sealedUnder('plain text')).toThrow(SealError);
  });
});
