import { type Database, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import {
  confirmChanges,
  findHeldBecause,
  recordChanges,
  type SensitiveChange,
} from '../standing/sensitive-changes.ts';
import type { AuditEvent } from '../trail/audit.ts';
import { holdEnrolment, tellMainUsersOfHold } from './hold-enrolment.ts';

/**
 * Writes down what support, or a main user, did to a user. What two employees decided about is confirmed, with all that was done before, and the other main users are told of it; what one did
 * may hold the enrolment.
 * @returns whether it is held
 */
export async function changedBySupport(
  deps: Deps,
  tx: Database,
  change: { userId: string; kind: SensitiveChange; by: string | null; isConfirmed: boolean },
): Promise<boolean> {
  const now = deps.now();
  const { userId, kind, by, isConfirmed } = change;
  const actor = await actorOf(tx, by);
  await recordChanges(tx, [{ userId, kinds: [kind] }], actor, now);
  if (!isConfirmed) return (await holdEnrolment(deps, tx, userId)) !== null;
  const wouldHold = await findHeldBecause(tx, userId);
  await confirmChanges(tx, userId, now);
  const [user] = await tx
    .select({ organisationId: users.organisationId })
    .from(users)
    .where(eq(users.id, userId));
  if (!wouldHold || !user) return false;
  const params = { at: now.toISOString(), subjectUserId: userId, confirmed: true } as const;
  await tellMainUsersOfHold(tx, { userId, ...user }, params, now);
  return false;
}

async function actorOf(tx: Database, id: string | null): Promise<AuditEvent['actor']> {
  if (id === null) return { kind: 'employee' };
  const [asker] = await tx.select({ kind: users.kind }).from(users).where(eq(users.id, id));
  return { kind: asker?.kind === 'portal' ? 'user' : 'employee', id };
}
