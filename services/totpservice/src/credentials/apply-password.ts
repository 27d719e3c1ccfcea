import { type Database, passwords } from '@tvm/db';
import type { StoredPassword } from '@tvm/keys';
import type { Deps } from '../deps.ts';
import type { Who } from '../trail/audit.ts';
import { restorePasswordAttempts } from './check-password.ts';

/** Makes a password the user's own. The caller raises the credential epoch in the same transaction. */
export async function applyPassword(
  deps: Deps,
  tx: Database,
  { userId, emailCanonical }: { userId: string; emailCanonical: string },
  { hash, pepperKeyId }: StoredPassword,
  who: Who,
): Promise<void> {
  const row = { hash, pepperKeyId, setAt: deps.now() };
  await tx
    .insert(passwords)
    .values({ userId, ...row })
    .onConflictDoUpdate({ target: passwords.userId, set: row });
  await restorePasswordAttempts(deps, tx, emailCanonical, who);
}
