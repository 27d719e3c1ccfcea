import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, or } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { findKeysInUse, type KeyUse } from './key-uses.ts';
import { keyChecks } from './schema/index.ts';

/** As `keyChecksOf` of `@tvm/keys` makes them: `ring` is the setting. */
type KeyCheck = Pick<typeof keyChecks.$inferInsert, 'ring' | 'keyId' | 'checkValue'>;

/** A key is missing or isn't the right one. The message has a line for each, with setting and id and nothing of a key. */
export class KeyCheckError extends Error {
  override readonly name = 'KeyCheckError';
}

/**
 * Checks the keys of a process against the database: each key is the one that was first used under its id, and every id that rows name is
 * there. Keys that are seen for the first time are written down, unless something is wrong.
 * @param checks of all keys of the process
 * @param uses what the process opens with them; its role must be able to read that
 * @throws KeyCheckError
 */
export async function checkKeys(
  db: Database,
  checks: readonly KeyCheck[],
  uses: readonly KeyUse[],
  now: Date,
): Promise<void> {
  refuse(await findKeyProblems(db, checks, uses, now));
  await db
    .insert(keyChecks)
    .values(checks.map((check) => ({ ...check, createdAt: now })))
    .onConflictDoNothing();
  // Another process may have been first, with another key.
  refuse(await findWrong(db, checks));
}

/** A line for each key that is missing or isn't the right one; nothing is written down. */
export async function findKeyProblems(
  db: Database,
  checks: readonly KeyCheck[],
  uses: readonly KeyUse[],
  now: Date,
): Promise<string[]> {
  const missing = (await Promise.all(uses.map((use) => findMissing(db, checks, use, now)))).flat();
  return [...(await findWrong(db, checks)), ...missing];
}

/**
 * Runs a check again and again until the database answers. Answers false when told to stop before that.
 * @param onAway told of each failure that says nothing of keys
 * @throws KeyCheckError
 */
export async function untilKeysChecked(
  check: () => Promise<void>,
  {
    everySeconds,
    signal,
    onAway,
  }: { everySeconds: number; signal: AbortSignal; onAway: (error: unknown) => void },
): Promise<boolean> {
  while (!signal.aborted) {
    try {
      await check();
      return true;
    } catch (error) {
      if (error instanceof KeyCheckError) throw error;
      onAway(error);
    }
    await sleep(everySeconds * 1000, undefined, { signal }).catch(() => {});
  }
  return false;
}

function refuse(problems: string[]): void {
  if (problems.length > 0) throw new KeyCheckError(problems.join('\n'));
}

async function findWrong(db: Database, checks: readonly KeyCheck[]): Promise<string[]> {
  const isOurs = checks.map(({ ring, keyId }) => and(eq(keyChecks.ring, ring), eq(keyChecks.keyId, keyId)));
  const known = await db
    .select()
    .from(keyChecks)
    .where(or(...isOurs));
  return known
    .filter(({ ring, keyId, checkValue }) =>
      checks.some((own) => own.ring === ring && own.keyId === keyId && own.checkValue !== checkValue),
    )
    .map(({ ring, keyId }) => `${ring}: ${keyId} is not the key that this database knows by that id`);
}

async function findMissing(
  db: Database,
  checks: readonly KeyCheck[],
  use: KeyUse,
  now: Date,
): Promise<string[]> {
  const own = new Set(checks.filter(({ ring }) => ring === use.ring).map(({ keyId }) => keyId));
  const missing = (await findKeysInUse(db, use, now)).filter((id) => isKeyId(id) && !own.has(id));
  return missing.map((id) => `${use.ring}: ${id} is missing, and ${use.what} need it`);
}

/** What isn't one comes from a damaged row, which is no reason to keep everybody out; rotate-keys reports it. */
const isKeyId = (text: string) => /^[a-z0-9-]{1,16}$/.test(text);
