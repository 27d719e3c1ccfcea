import { type Database, users } from '@tvm/db';
import { and, eq } from 'drizzle-orm';

/** For a mail: that a main user did it, and not TVM. An employee is no user of the portal. */
export async function byMainUser(tx: Database, id: string | null): Promise<{ byMainUser?: true }> {
  if (id === null) return {};
  const count = await tx.$count(users, and(eq(users.id, id), eq(users.kind, 'portal')));
  return count > 0 ? { byMainUser: true } : {};
}
