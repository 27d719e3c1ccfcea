import { type Database, type SigningAlgorithm, signingAlgorithms, signingKeys } from '@tvm/db';
import { type KeyRing, open, seal } from '@tvm/keys';
import { and, eq, lt, notInArray, sql } from 'drizzle-orm';
import { type CryptoKey, exportJWK, exportPKCS8, generateKeyPair, importPKCS8, SignJWT } from 'jose';

/** Signs claims as a JWT of a type. */
export type Sign = (claims: Record<string, unknown>, type: string) => Promise<string>;

/** RFC 7518, section 3.3, and the CAEP interoperability profile: at least. */
const modulusLength = 2048;

/**
 * What this process signs with, one pair for each algorithm: that of the ring's first key, made where there is none yet. The private one is sealed by the ring and never leaves this service; the public
 * one is published by the API. Pairs of keys that the ring no longer has go: nothing is verified by them any more.
 * @throws SealError when a pair was sealed by another key of the same id
 */
export async function loadSigners(
  db: Database,
  ring: KeyRing,
  now: Date,
): Promise<Record<SigningAlgorithm, Sign>> {
  const [{ id: ringKeyId }] = ring.keys;
  const signers = signingAlgorithms.map(async (algorithm) => {
    const kid = `${ringKeyId}-${algorithm.toLowerCase()}`;
    const sealed = (await findSealed(db, kid)) ?? (await make(db, ring, kid, algorithm, now));
    const text = Buffer.from(open(ring, sealed, contextOf(kid))).toString();
    return [algorithm, signer(await importPKCS8(text, algorithm), algorithm, kid)] as const;
  });
  const loaded = Object.fromEntries(await Promise.all(signers)) as Record<SigningAlgorithm, Sign>;
  await dropFormer(db, ring);
  return loaded;
}

/** Never a later one than ours: another process may have a newer ring already. */
async function dropFormer(db: Database, ring: KeyRing): Promise<void> {
  const ids = ring.keys.map(({ id }) => id);
  const ours = sql`(select min(created_at) from signing_keys where ring_key_id = ${ring.keys[0].id})`;
  await db
    .delete(signingKeys)
    .where(and(notInArray(signingKeys.ringKeyId, ids), lt(signingKeys.createdAt, ours)));
}

const signer =
  (key: CryptoKey, alg: SigningAlgorithm, kid: string): Sign =>
  (claims, typ) =>
    new SignJWT(claims).setProtectedHeader({ alg, kid, typ }).sign(key);

const contextOf = (kid: string) => ({ userId: kid, purpose: 'signing-key' }) as const;

async function findSealed(db: Database, kid: string): Promise<string | undefined> {
  const [row] = await db.select().from(signingKeys).where(eq(signingKeys.kid, kid));
  return row?.sealedKey;
}

/** Of two processes at once one pair stays, and both sign with it. */
async function make(
  db: Database,
  ring: KeyRing,
  kid: string,
  algorithm: SigningAlgorithm,
  now: Date,
): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { modulusLength, extractable: true });
  await db
    .insert(signingKeys)
    .values({
      ...{ kid, algorithm, ringKeyId: ring.keys[0].id, createdAt: now },
      publicKey: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' },
      sealedKey: seal(ring, Buffer.from(await exportPKCS8(privateKey)), contextOf(kid)),
    })
    .onConflictDoNothing();
  const stays = await findSealed(db, kid);
  if (stays === undefined) throw new Error('the signing key that was made is gone');
  return stays;
}
