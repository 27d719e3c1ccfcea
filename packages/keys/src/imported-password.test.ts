import { describe, expect, it } from 'vitest';
import { fillingCosts, readImportedHash } from './imported-password.ts';
import vectors from './imported-passwords.json' with { type: 'json' };
import { parseKeyRing } from './key-ring.ts';
import { hashPassword, importedPassword, isOutdated, verifyPassword } from './password.ts';

const ring = parseKeyRing('PASSWORD_PEPPER', `k1:${Buffer.alloc(32, 1).toString('base64url')}`);
const userId = '01937f3e-0000-7000-8000-000000000001';

describe('a hash that another tool made', () => {
  it.each(vectors.map(({ tool, algorithm, password, hash }) => [tool, algorithm, password, hash] as const))(
    '%s, %s: is of %s and of nothing else',
    async (_tool, _algorithm, password, hash) => {
      const read = readImportedHash(hash);
      expect(await read?.verify(password)).toBe(true);
      expect(await read?.verify(`${password} `)).toBe(false);
      expect(await read?.verify('')).toBe(false);
    },
  );

  it('of the PHC string format for PBKDF2 is read like that of passlib', async () => {
    const made = vectors.find(({ algorithm }) => algorithm === 'pbkdf2-sha256');
    const [, name, rounds, ...rest] = (made?.hash ?? '').split('$');
    const phc = `$${name}$i=${rounds},l=32$${rest.join('$').replaceAll('.', '+')}`;
    expect(await readImportedHash(phc)?.verify(made?.password ?? '')).toBe(true);
  });
});

const salt = 'em91dHpvdXR6b3V0';
const tag = 'D7ilzRi15b7Q4S/eLUzW01hVbE6TV4W4yQYMxfvVPoc';
describe('what would cost more than a login of ours, or has no such form, is no hash', () => {
  it.each([
    `$2b$13$${'a'.repeat(53)}`,
    `$2b$03$${'a'.repeat(53)}`,
    `$2x$10$${'a'.repeat(53)}`,
    `$2b$10$${'a'.repeat(52)}`,
    `$argon2id$v=19$m=65537,t=1,p=1$${salt}$${tag}`,
    `$argon2id$v=19$m=65536,t=4,p=1$${salt}$${tag}`,
    `$argon2id$v=19$m=65536,t=1,p=17$${salt}$${tag}`,
    `$argon2id$v=19$m=4,t=1,p=1$${salt}$${tag}`,
    `$argon2id$v=16$m=16384,t=3,p=1$${salt}$${tag}`,
    `$argon2d$v=19$m=16384,t=3,p=1$${salt}$${tag}`,
    `$argon2id$v=19$m=16384,t=3,p=1$${salt}$YWJj`,
    `$argon2id$v=19$m=16384,t=3,p=1$YWJj$${tag}`,
    `$argon2id$v=19$m=16384,t=3,p=1$${salt}$${tag}=`,
    `$argon2id$v=19$m=16384,t=3,p=1$${salt}$${tag}\n`,
    `$pbkdf2-sha256$1500001$${salt}$${tag}`,
    `$pbkdf2-sha512$700001$${salt}$${tag}`,
    `$pbkdf2-sha256$99$${salt}$${tag}`,
    `$pbkdf2-md5$29000$${salt}$${tag}`,
    `$scrypt$ln=17,r=8,p=1$${salt}$${tag}`,
    `$scrypt$ln=16,r=8,p=2$${salt}$${tag}`,
    `$scrypt$ln=0,r=8,p=1$${salt}$${tag}`,
    `$scrypt$ln=14,r=0,p=1$${salt}$${tag}`,
    '$1$salt$qJH7.N4xYta3aEG/dfqo/0',
    'Vijf rode sokken 31!',
    '',
  ])('%s', (hash) => {
    expect(readImportedHash(hash)).toBeUndefined();
  });
});

describe('an imported password', () => {
  const hash = vectors.find(({ algorithm }) => algorithm === 'bcrypt')?.hash ?? '';
  const { password } = vectors[0] ?? { password: '' };

  it('is kept sealed for its user, is verified as ours are, and is always outdated', async () => {
    const stored = importedPassword(ring, hash, userId);
    expect(stored.hash).not.toContain(hash.slice(-31));
    expect(await verifyPassword(ring, password, stored, 4)).toBe(true);
    expect(await verifyPassword(ring, `${password}x`, stored, 4)).toBe(false);
    expect(isOutdated(ring, stored, 4)).toBe(true);
    expect(isOutdated(ring, await hashPassword(ring, password, 4), 4)).toBe(false);
    const stolen = { ...stored, userId: '01937f3e-0000-7000-8000-000000000002' };
    await expect(verifyPassword(ring, password, stolen, 4)).rejects.toThrow('belongs to another user');
  });

  it('is filled up to the rounds of one of ours, whatever it took', () => {
    const rounds = (costs: number[]) => costs.reduce((sum, each) => sum + 2 ** each, 0);
    for (const done of [0, 1, 16, 300, 2048, 4000, 4095.5]) {
      const filled = done + rounds(fillingCosts(12, done));
      expect(filled).toBeLessThanOrEqual(4096);
      expect(filled).toBeGreaterThan(4096 - 16.5);
    }
    expect(fillingCosts(12, 4097)).toEqual([]);
    expect(fillingCosts(4, 3)).toEqual([]);
  });
});
