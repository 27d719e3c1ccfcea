import { createHmac } from 'node:crypto';
import bcrypt from 'bcrypt';
import { findKey, type KeyRing, subkey } from './key-ring.ts';
import { inTurn, type Lane } from './lanes.ts';

/** What is stored of a password: the bcrypt hash, and which key of the ring peppered it. */
export interface StoredPassword {
  readonly hash: string;
  readonly pepperKeyId: string;
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

/** Was this hashed at a lower cost than `cost`, or under a pepper that is no longer the ring's first? */
export function isOutdated(ring: KeyRing, stored: StoredPassword, cost: number): boolean {
  return bcrypt.getRounds(stored.hash) < cost || stored.pepperKeyId !== ring.keys[0].id;
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
