import { passwords } from '@tvm/db';
import { hashPassword, isOutdated, type Lane, type StoredPassword } from '@tvm/keys';
import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

/**
 * Hashes a password that was just found right anew, when the cost has risen or the pepper was rotated since it was stored. The password stays
 * the same, so the epoch does too; one that was changed meanwhile is left alone.
 * @param checked what the password was checked against
 */
export async function rehashPassword(
  { db, config }: Deps,
  userId: string,
  password: string,
  checked: StoredPassword,
  lane: Lane = 'first',
): Promise<void> {
  const { pepper } = config.keys;
  if (!isOutdated(pepper, checked, config.passwordCost)) return;
  const stored = await hashPassword(pepper, password, config.passwordCost, lane);
  await db
    .update(passwords)
    .set(stored)
    .where(and(eq(passwords.userId, userId), eq(passwords.hash, checked.hash)));
}
