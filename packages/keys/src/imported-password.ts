import { argon2, pbkdf2, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import bcrypt from 'bcrypt';

/** What another system stored of a password, ready to be compared with. */
export interface ImportedHash {
  verify(password: string): Promise<boolean>;
}

/** What another system's hash may cost us: no more time than bcrypt at cost 12, and no more memory than a process can spare for each core. */
const limits = {
  bcryptCost: 12,
  pbkdf2Iterations: { sha1: 1_400_000, sha256: 1_500_000, sha512: 700_000 },
  /** N · r · p, and 128 · N · r bytes. */
  scryptWork: 2 ** 19,
  memoryBytes: 2 ** 26,
  /** KiB · passes. */
  argon2Work: 3 * 2 ** 16,
  lanes: 16,
  hashBytes: [16, 64],
  saltBytes: [8, 64],
} as const;

const derive = { pbkdf2: promisify(pbkdf2), scrypt: promisify(scrypt), argon2: promisify(argon2) };

/**
 * Reads a password hash in its standard string: bcrypt (`$2a$`, `$2b$`, `$2y$`), argon2id of version 19, PBKDF2 with SHA-1, SHA-256 or SHA-512 and scrypt, in the modular crypt or the PHC string format.
 * @returns undefined for what has no such form, or would cost more than a login of ours
 */
export function readImportedHash(text: string): ImportedHash | undefined {
  return readBcrypt(text) ?? readPbkdf2(text) ?? readScrypt(text) ?? readArgon2(text);
}

function readBcrypt(text: string): ImportedHash | undefined {
  const found = /^\$2[aby](\$(\d\d)\$[./A-Za-z0-9]{53})$/.exec(text);
  const cost = Number(found?.[2]);
  if (!found || cost < 4 || cost > limits.bcryptCost) return undefined;
  // The letter says which implementation made it; what it computes is one and the same.
  return { verify: (password) => bcrypt.compare(password, `$2b${found[1]}`) };
}

const pbkdf2Form =
  /^\$pbkdf2(?:-(sha1|sha256|sha512))?\$(?:i=)?([1-9]\d{3,7})(?:,l=\d{1,3})?\$([^$]+)\$([^$]+)$/;

function readPbkdf2(text: string): ImportedHash | undefined {
  const [, digest = 'sha1', rounds, salt, hash] = pbkdf2Form.exec(text) ?? [];
  const iterations = Number(rounds);
  const allowed = limits.pbkdf2Iterations[digest as keyof typeof limits.pbkdf2Iterations];
  return Number.isNaN(iterations) || iterations > allowed
    ? undefined
    : comparing(salt, hash, (password, s, bytes) => derive.pbkdf2(password, s, iterations, bytes, digest));
}

function readScrypt(text: string): ImportedHash | undefined {
  const found = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([^$]+)\$([^$]+)$/.exec(text);
  if (!found) return undefined;
  const [ln, r, p] = [found[1], found[2], found[3]].map(Number) as [number, number, number];
  const N = 2 ** ln;
  const isCostly = N * r * p > limits.scryptWork || 128 * N * r > limits.memoryBytes;
  if (ln < 1 || r < 1 || p < 1 || isCostly) return undefined;
  const options = { N, r, p, maxmem: 2 * limits.memoryBytes };
  return comparing(found[4], found[5], (password, salt, bytes) => scryptOf(password, salt, bytes, options));
}

const scryptOf = derive.scrypt as (
  password: string,
  salt: Buffer,
  bytes: number,
  options: object,
) => Promise<Buffer>;

function readArgon2(text: string): ImportedHash | undefined {
  const found = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,3}),p=(\d{1,2})\$([^$]+)\$([^$]+)$/.exec(text);
  if (!found) return undefined;
  const [memory, passes, parallelism] = [found[1], found[2], found[3]].map(Number) as [
    number,
    number,
    number,
  ];
  const isCostly = memory * passes > limits.argon2Work || memory * 1024 > limits.memoryBytes;
  const isFormed =
    parallelism >= 1 && parallelism <= limits.lanes && passes >= 1 && memory >= 8 * parallelism;
  if (isCostly || !isFormed) return undefined;
  return comparing(found[4], found[5], (message, nonce, tagLength) =>
    derive.argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength }),
  );
}

function comparing(
  salt: string | undefined,
  hash: string | undefined,
  compute: (password: string, salt: Buffer, bytes: number) => Promise<Buffer>,
): ImportedHash | undefined {
  const [s, expected] = [decode(salt, limits.saltBytes), decode(hash, limits.hashBytes)];
  if (!s || !expected) return undefined;
  return {
    verify: async (password) => timingSafeEqual(await compute(password, s, expected.length), expected),
  };
}

/** Base64 without padding, with `+` or, as passlib writes PBKDF2, with `.`. */
function decode(text: string | undefined, [least, most]: readonly [number, number]): Buffer | undefined {
  const standard = text?.replaceAll('.', '+');
  if (!standard || !/^[A-Za-z0-9+/]+$/.test(standard)) return undefined;
  const bytes = Buffer.from(standard, 'base64');
  const isWhole = bytes.toString('base64').replace(/=+$/, '') === standard;
  return isWhole && bytes.length >= least && bytes.length <= most ? bytes : undefined;
}

/**
 * The costs of bcrypt computations that together are as many rounds as are left of 2^cost, to within 2^4: so that an imported password takes the time of one of ours, and nobody learns from it which is which.
 * @param done how many rounds the time that went by stands for
 */
export function fillingCosts(cost: number, done: number): number[] {
  const costs: number[] = [];
  let left = 2 ** cost - done;
  for (let each = cost - 1; each >= 4; each--) {
    if (left < 2 ** each) continue;
    costs.push(each);
    left -= 2 ** each;
  }
  return costs;
}
