import { type Database, users } from '@tvm/db';
import { and, eq, isNull, ne } from 'drizzle-orm';

/** The enabled main users of somebody's organisation but themselves. */
export async function listOtherMainUsers(
  db: Database,
  { userId, organisationId }: { userId: string; organisationId: string | null },
): Promise<string[]> {
  if (!organisationId) return [];
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.organisationId, organisationId),
        eq(users.isMainUser, true),
        isNull(users.disabledAt),
        ne(users.id, userId),
      ),
    );
  return found.map((user) => user.id);
}
