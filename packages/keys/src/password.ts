import { createHmac } from 'node:crypto';
import bcrypt from 'bcrypt';
import { fillingCosts, readImportedHash } from './imported-password.ts';
import { findKey, type KeyRing, subkey } from './key-ring.ts';
import { inTurn, type Lane } from './lanes.ts';
import { open, seal, sealedUnder } from './seal.ts';

/** What is stored of a password: the bcrypt hash, and which key of the ring peppered it; of an imported one the other system's hash, sealed under that key for its user. */
export interface StoredPassword {
  readonly hash: string;
  readonly pepperKeyId: string;
  /** Whose it is; an imported one doesn't open without. */
  readonly userId?: string;
}

type RingKey = KeyRing['keys'][0];

/**
 * Hashes a new password under the ring's first key, on the thread pool.
 *
 * @param cost bcrypt's exponent: 2^cost rounds
 * @param lane who it goes before, when many wait
 */
export async function hashPassword(
  ring: KeyRing,
  password: string,
  cost: number,
  lane: Lane = 'first',
): Promise<StoredPassword> {
  const [key] = ring.keys;
  const hash = await inTurn(lane, () => bcrypt.hash(pepper(key, password), cost));
  return { hash, pepperKeyId: key.id };
}

/**
 * A hash that another system made, as it is stored until its user's next login: sealed, because it has no pepper of ours.
 * @param hash as `readImportedHash` takes it
 */
export function importedPassword(ring: KeyRing, hash: string, userId: string): StoredPassword {
  const sealed = seal(ring, Buffer.from(hash), { userId, purpose: 'imported-password' });
  return { hash: sealed, pepperKeyId: sealedUnder(sealed), userId };
}

/** A bcrypt hash of ours begins with its sign, a sealed value with the id of a key. */
const isImported = ({ hash }: StoredPassword): boolean => !hash.startsWith('$');

/**
 * Is this the password that was stored? For a user who doesn't exist, or has no password, pass undefined: the same work
 * is done at `cost` and the answer is false, so that the time taken tells nobody which addresses exist. A hash from before
 * the cost rose gets the same work too.
 * Throws when the ring no longer has the key of the pepper: that is the operator's mistake, not a wrong password.
 */
export async function verifyPassword(
  ring: KeyRing,
  password: string,
  stored: StoredPassword | undefined,
  cost: number,
  lane: Lane = 'first',
): Promise<boolean> {
  const key = stored ? findKey(ring, stored.pepperKeyId) : ring.keys[0];
  if (!key) throw new Error(`${ring.name} has no key ${stored?.pepperKeyId}`);
  if (stored && isImported(stored))
    return inTurn(lane, () => verifyImported(ring, key, password, stored, cost));
  const hash = stored?.hash ?? unmatchableHash(cost);
  const peppered = pepper(key, password);
  const isMatch = await inTurn(lane, async () => {
    const matched = await bcrypt.compare(peppered, hash);
    // 2^c + (2^c + 2^(c+1) + … + 2^(cost-1)) = 2^cost
    for (let each = bcrypt.getRounds(hash); each < cost; each++)
      await bcrypt.compare(peppered, unmatchableHash(each));
    return matched;
  });
  return isMatch && stored !== undefined;
}

/** A sixteenth of the work says what a round takes at this moment, beside whatever else is computed. */
const probeSteps = 4;

/** The same for an imported one: what the other system's hash takes is filled up with rounds of bcrypt to the work that one of ours takes, so that the time tells nobody whose password came from elsewhere. */
async function verifyImported(
  ring: KeyRing,
  key: RingKey,
  password: string,
  { hash, userId = '' }: StoredPassword,
  cost: number,
): Promise<boolean> {
  const text = Buffer.from(open(ring, hash, { userId, purpose: 'imported-password' })).toString();
  const imported = readImportedHash(text);
  if (!imported) throw new Error('an imported password is no hash');
  const peppered = pepper(key, password);
  const probe = Math.max(4, cost - probeSteps);
  const began = performance.now();
  await bcrypt.compare(peppered, unmatchableHash(probe));
  const probed = performance.now();
  const isMatch = await imported.verify(password.normalize('NFC'));
  const rounds = 2 ** probe * (1 + (performance.now() - probed) / (probed - began));
  for (const each of fillingCosts(cost, rounds)) await bcrypt.compare(peppered, unmatchableHash(each));
  return isMatch;
}

/** Was this hashed at a lower cost than `cost`, or under a pepper that is no longer the ring's first, or by another system? */
export function isOutdated(ring: KeyRing, stored: StoredPassword, cost: number): boolean {
  return isImported(stored) || bcrypt.getRounds(stored.hash) < cost || stored.pepperKeyId !== ring.keys[0].id;
}

/**
 * bcrypt reads 72 bytes and stops at a NUL. 48 bytes of HMAC in base64 are 64 characters without one, so that every
 * byte of the password counts. NFC first: one and the same letter comes composed or decomposed from different keyboards.
 */
function pepper(key: RingKey, password: string): string {
  return createHmac('sha384', subkey(key, 'password-pepper'))
    .update(password.normalize('NFC'))
    .digest('base64');
}

/** A well-formed hash of that cost which no known password has. */
function unmatchableHash(cost: number): string {
  return `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(22)}${'.'.repeat(31)}`;
}
