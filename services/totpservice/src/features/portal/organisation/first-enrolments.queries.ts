import { approvals, type Database, isApprovalOpen, query, users } from '@tvm/db';
import { and, asc, eq, sql } from 'drizzle-orm';
import { heldBecause, type SensitiveChange, wasMoved } from '../../../standing/sensitive-changes.ts';

/** A first enrolment of a user of an organisation that waits. */
interface Waiting {
  id: string;
  userId: string;
  fullName: string;
  email: string;
  because: SensitiveChange[] | null;
  wasMoved: boolean;
  requestedAt: Date;
  expiresAt: Date;
}

/** As many as a person can look at; more are there when these are decided. */
const shownAtOnce = 100;

/** What waits of an organisation, the oldest first. */
export async function selectWaiting(db: Database, organisationId: string, now: Date): Promise<Waiting[]> {
  return db
    .select({
      id: approvals.id,
      userId: users.id,
      fullName: users.fullName,
      email: users.email,
      because: heldBecause(users.id),
      wasMoved: wasMoved(users.id),
      requestedAt: approvals.requestedAt,
      expiresAt: approvals.expiresAt,
    })
    .from(approvals)
    .innerJoin(users, eq(users.id, approvals.userId))
    .where(
      and(
        eq(approvals.kind, 'first_enrolment'),
        eq(users.organisationId, organisationId),
        isApprovalOpen(now),
      ),
    )
    .orderBy(asc(approvals.id))
    .limit(shownAtOnce);
}

/**
 * Whether somebody is a main user of the organisation now, and was, unchanged, for so long that nobody who changes users made them a main user to confirm their own work
 * (SECURITY rule 17).
 */
export async function findMainUser(
  db: Database,
  { userId, organisationId }: { userId: string; organisationId: string },
  now: Date,
): Promise<'settled' | 'too_new' | undefined> {
  const [found] = await query<{ isSettled: boolean }>(db, 'find_settled_main_user')`
    select u.created_at <= ${now}::timestamptz - change_window()
      and not exists (select from sensitive_changes c where c.user_id = u.id and c.at > ${now}::timestamptz - change_window())
      and not exists (select from enrolment_holds h where h.user_id = u.id) as "isSettled"
    from users u where u.id = ${userId} and u.organisation_id = ${organisationId} and u.is_main_user and u.disabled_at is null`;
  if (!found) return undefined;
  return found.isSettled ? 'settled' : 'too_new';
}

/** Whether a user was moved here, and nobody has confirmed that yet. */
export async function findMove(db: Database, userId: string): Promise<boolean> {
  const [found] = await query<{ isMoved: boolean }>(db, 'find_move')`
    select ${wasMoved(sql`${userId}::uuid`)} as "isMoved"`;
  return found?.isMoved ?? false;
}
