import { expect, it } from 'vitest';
import { hashToken, mintToken, type TokenPurpose } from './token.ts';

const purposes: TokenPurpose[] = [
  'registration',
  'reset',
  'registration-cookie',
  'login-challenge',
  'session',
];

it('mints 256 bits in 43 characters that need no escaping, never the same twice', () => {
  const tokens = Array.from({ length: 1000 }, mintToken);
  expect(tokens.every((token) => /^[A-Za-z0-9_-]{43}$/.test(token))).toBe(true);
  expect(new Set(tokens).size).toBe(1000);
});

it('gives a token another hash for each purpose, and the same one each time', () => {
  const token = mintToken();
  const hashes = purposes.map((purpose) => hashToken(purpose, token));
  expect(new Set(hashes).size).toBe(purposes.length);
  expect(purposes.map((purpose) => hashToken(purpose, token))).toEqual(hashes);
  expect(hashes.every((hash) => /^[A-Za-z0-9_-]{43}$/.test(hash) && hash !== token)).toBe(true);
});

it('hashes the same for ever: stored hashes depend on it', () => {
  expect(hashToken('session', 'A'.repeat(43))).toBe('601xcWNx5HTn0lDwKSjPAzgueNFHel_JeIchrHsBecQ');
});
