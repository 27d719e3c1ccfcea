import { authenticators, type Database } from '@tvm/db';
import { and, eq } from 'drizzle-orm';

/** Whether a user has an active authenticator. */
export async function isEnrolled(db: Database, userId: string): Promise<boolean> {
  const found = await db
    .select({ id: authenticators.id })
    .from(authenticators)
    .where(and(eq(authenticators.userId, userId), eq(authenticators.state, 'active')));
  return found.length > 0;
}
