import { type Database, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';

/**
 * Ends everything that was made with the user's credentials until now: sessions, login challenges, mailed tokens. The flow that raises it
 * takes the new epoch along. Locks the user's row until the end of the transaction.
 * @returns the new epoch
 */
export async function raiseCredentialEpoch(db: Database, userId: string): Promise<number> {
  const [user] = await db
    .update(users)
    .set({ credentialEpoch: sql`${users.credentialEpoch} + 1` })
    .where(eq(users.id, userId))
    .returning({ credentialEpoch: users.credentialEpoch });
  if (!user) throw new Error('no such user');
  return user.credentialEpoch;
}
