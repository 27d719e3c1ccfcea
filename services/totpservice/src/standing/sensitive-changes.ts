import type { Schema } from '@tvm/contract';
import { type Database, query, sensitiveChanges } from '@tvm/db';
import { and, eq, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { AuditEvent } from '../trail/audit.ts';

/** What decides where a user's link goes, or that there is one (SECURITY rule 17). */
export type SensitiveChange = Schema<'SensitiveChange'>;

/** As `change_window()` of the database. */
export const changeWindowHours = 72;

/** By which changes the enrolment of a user of a query is held; null where it isn't. */
export const heldBecause = (userId: SQLWrapper): SQL<SensitiveChange[] | null> =>
  sql`(select h.because from enrolment_holds h where h.user_id = ${userId})`;

/** A change, and until when another one holds the enrolment together with it (an instant as PostgreSQL's JSON has it). */
export interface CountedChange {
  kind: SensitiveChange;
  until: string;
}

/** What was done to a user of a query so lately that another change holds the enrolment together with it. */
export const recentChanges = (userId: SQLWrapper, now: Date): SQL<SensitiveChange[]> =>
  sql`(select array_agg(distinct c.kind order by c.kind) from sensitive_changes c
    where c.user_id = ${userId} and c.at > ${now}::timestamptz - change_window())`;

/** What was done to a user of a query, the latest of each kind. */
export const countedChanges = (userId: SQLWrapper): SQL<CountedChange[]> =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'until', c.until)), '[]') from (
    select kind, max(at) + change_window() as until from sensitive_changes where user_id = ${userId} group by kind) c)`;

/** Whether a change of another kind would hold the enrolment together with one of these, or it is held already (SECURITY rule 17). */
export const makesTwo = (
  own: SensitiveChange,
  { changes, heldBecause: held }: { changes: CountedChange[]; heldBecause: SensitiveChange[] | null },
  now: Date,
): boolean =>
  held !== null || changes.some(({ kind, until }) => kind !== own && Date.parse(until) > now.getTime());

/**
 * Whether a user of a query came from another organisation, however long ago, and nobody has confirmed it: whoever moves people could have made that organisation and its main user to confirm
 * the rest. A main user doesn't confirm their enrolment then; an employee does.
 */
export const wasMoved = (userId: SQLWrapper): SQL<boolean> =>
  sql`exists (select from sensitive_changes c where c.user_id = ${userId} and c.kind = 'moved' and c.confirmed_at is null)`;

/** Until when a user's address is new, unless that was confirmed: so long an authenticator isn't replaced in the profile either, whatever proves the person. */
export const newAddressUntil = (userId: SQLWrapper): SQL<Date | null> =>
  sql`(select max(c.at) + change_window() from sensitive_changes c
    where c.user_id = ${userId} and c.kind = 'address' and c.confirmed_at is null)`.mapWith(
    sensitiveChanges.at,
  ) as SQL<Date | null>;

/** What was done to one user. */
interface Changes {
  userId: string;
  kinds: SensitiveChange[];
}

/** Writes down what was done to portal users, after it was done. Employees have rules of their own: always two. */
export async function recordChanges(
  tx: Database,
  changes: Changes[],
  actor: AuditEvent['actor'],
  now: Date,
): Promise<void> {
  const rows = changes.flatMap(({ userId, kinds }) => kinds.map((kind) => ({ userId, kind })));
  if (rows.length === 0) return;
  const userIds = sql.param(rows.map(({ userId }) => userId));
  await query(tx, 'record_sensitive_changes')`
    insert into ${sensitiveChanges} (user_id, kind, credential_epoch, actor_kind, actor_id, at)
    select u.id, k.kind, u.credential_epoch, ${actor.kind}, ${actor.id ?? null}::uuid, ${now}::timestamptz
    from unnest(${userIds}::uuid[], ${sql.param(rows.map(({ kind }) => kind))}::text[]) as k (user_id, kind)
    join users u on u.id = k.user_id where u.kind = 'portal'`;
}

/**
 * Writes down that a user without an authenticator tries to enrol one within 72 hours of having said that something wasn't them: together they hold it. Once in an epoch, and not where
 * somebody has confirmed since.
 */
export async function recordDisputedEnrolment(tx: Database, userId: string, now: Date): Promise<void> {
  const [found] = await query<{ isDisputed: boolean }>(tx, 'find_disputed_enrolment')`
    select exists (select from sensitive_changes c where c.user_id = u.id and c.kind = 'disputed' and c.confirmed_at is null
        and c.at > ${now}::timestamptz - change_window())
      and not exists (select from sensitive_changes c where c.user_id = u.id and c.kind = 'enrolment' and c.credential_epoch = u.credential_epoch)
      as "isDisputed"
    from users u where u.id = ${userId}`;
  if (!found?.isDisputed) return;
  await recordChanges(tx, [{ userId, kinds: ['enrolment'] }], { kind: 'user', id: userId }, now);
}

/**
 * Writes down that a user replaces the authenticator by a mailed link, once in an epoch: when it is done, and when it is tried while another change would hold it. What was
 * confirmed of it stays so until it is done.
 */
export async function recordNewPhone(
  tx: Database,
  { userId, isCompleting }: { userId: string; isCompleting: boolean },
  now: Date,
): Promise<void> {
  const [found] = await query<{ changes: CountedChange[]; isRecorded: boolean }>(tx, 'find_new_phone')`
    select ${countedChanges(sql`u.id`)} as changes, exists (select from sensitive_changes c where c.user_id = u.id and c.kind = 'new_phone'
      and c.credential_epoch = u.credential_epoch and c.at > ${now}::timestamptz - change_window()) as "isRecorded"
    from users u where u.id = ${userId}`;
  if (!found || found.isRecorded) return;
  if (!isCompleting && !makesTwo('new_phone', { changes: found.changes, heldBecause: null }, now)) return;
  await recordChanges(tx, [{ userId, kinds: ['new_phone'] }], { kind: 'user', id: userId }, now);
}

/** Confirms all that was done to a user until now. The next change counts anew, with these. */
export async function confirmChanges(tx: Database, userId: string, now: Date): Promise<void> {
  await tx
    .update(sensitiveChanges)
    .set({ confirmedAt: now })
    .where(and(eq(sensitiveChanges.userId, userId), isNull(sensitiveChanges.confirmedAt)));
}

/** By what the enrolment of a user is held now; null where it isn't. */
export async function findHeldBecause(db: Database, userId: string): Promise<SensitiveChange[] | null> {
  const [found] = await query<{ because: SensitiveChange[] }>(db, 'find_enrolment_hold')`
    select because from enrolment_holds where user_id = ${userId}`;
  return found?.because ?? null;
}
