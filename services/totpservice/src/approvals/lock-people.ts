import { type Database, users } from '@tvm/db';
import { asc, eq, inArray, or } from 'drizzle-orm';
import type { SubjectIds } from './kind.ts';

/**
 * Locks the employees who ask and decide, and whom it is about (all of an organisation): in one statement and the order of their ids, so that two of these
 * never wait for each other. An organisation's row and the approval's own come after them.
 */
export async function lockPeople(
  tx: Database,
  employeeIds: string[],
  { organisationId, userId }: Pick<SubjectIds, 'organisationId' | 'userId'>,
): Promise<void> {
  const ids = [...employeeIds, ...(userId === null ? [] : [userId])];
  await tx
    .select({ id: users.id })
    .from(users)
    .where(
      or(
        inArray(users.id, ids),
        organisationId === null ? undefined : eq(users.organisationId, organisationId),
      ),
    )
    .orderBy(asc(users.id))
    .for('no key update');
}
