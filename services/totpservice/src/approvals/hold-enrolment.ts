import { approvals, type Database, isApprovalOpen, query } from '@tvm/db';
import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { listOtherMainUsers } from '../mails/list-other-main-users.ts';
import { queueMails } from '../mails/queue-mail.ts';
import type { SensitiveChange } from '../standing/sensitive-changes.ts';
import { recordEvent } from '../trail/audit.ts';
import { findDeciders } from './approvals.queries.ts';

/** A week: a main user may be away. When somebody tries to enrol after that, it is asked for again. */
const requestDays = 7;

interface Hold {
  because: SensitiveChange[];
  since: Date;
  organisationId: string | null;
  credentialEpoch: number;
  isDisabled: boolean;
}

/**
 * The one place that holds an enrolment (SECURITY rule 17): called by whatever changes a user, and by whoever tries to enrol. Where the changes hold it, there is an open request
 * that a main user or an employee who did none of them decides; all of them and the other main users are told. Once rejected it isn't asked for again by an attempt, only by
 * another change, or by support. The user's row is locked by the caller.
 * @param newMainUsers who became one together with it isn't told in place of the others: whoever makes one would have told nobody else
 * @returns by which changes it is held; null where it isn't
 */
export async function holdEnrolment(
  deps: Deps,
  tx: Database,
  userId: string,
  newMainUsers: string[] = [],
): Promise<SensitiveChange[] | null> {
  const now = deps.now();
  const hold = await findHold(tx, userId);
  if (!hold) return null;
  if (hold.isDisabled || (await isAskedFor(deps, tx, userId, hold))) return hold.because;
  const { because, credentialEpoch, organisationId } = hold;
  const [made] = await tx
    .insert(approvals)
    .values({
      ...{ kind: 'first_enrolment', userId, credentialEpoch, params: { because }, needsSecondEmployee: true },
      ...{ version: '', reason: '', ticketReference: '', requestedAt: now },
      expiresAt: new Date(now.getTime() + requestDays * 24 * 3600_000),
    })
    .returning({ id: approvals.id });
  if (!made) throw new Error('no approval was written');
  await tell(tx, { approvalId: made.id, userId, organisationId, newMainUsers }, now);
  const event = { type: 'enrolment_held', result: 'success', actor: { kind: 'system' } } as const;
  const details = { approvalId: made.id, because: because.join(' ') };
  await recordEvent(tx, { ...event, userId, organisationId, details }, now);
  return because;
}

/** The same of several, of whom few are held. @returns who is */
export async function holdEnrolments(
  deps: Deps,
  tx: Database,
  userIds: string[],
  newMainUsers: string[],
): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const held = await query<{ userId: string }>(tx, 'find_holds_of_users')`
    select h.user_id as "userId" from enrolment_holds h where h.user_id = any(${sql.param(userIds)}::uuid[]) order by h.user_id`;
  for (const { userId } of held) await holdEnrolment(deps, tx, userId, newMainUsers);
  return new Set(held.map(({ userId }) => userId));
}

async function findHold(tx: Database, userId: string): Promise<Hold | undefined> {
  const [found] = await query<Hold>(tx, 'find_hold_of_user')`
    select h.because, h.since, u.organisation_id as "organisationId", u.credential_epoch as "credentialEpoch",
      u.disabled_at is not null as "isDisabled"
    from enrolment_holds h join users u on u.id = h.user_id where h.user_id = ${userId}`;
  return found;
}

/** Whether it waits already, or was rejected after the latest change. What waits of other changes, or can't be decided any more, ends here. */
async function isAskedFor(deps: Deps, tx: Database, userId: string, hold: Hold): Promise<boolean> {
  const now = deps.now();
  const isIts = and(eq(approvals.userId, userId), eq(approvals.kind, 'first_enrolment'));
  const [undecided] = await tx
    .select({ ...getTableColumns(approvals), isOpen: isApprovalOpen(now) })
    .from(approvals)
    .where(and(isIts, isNull(approvals.decision)))
    .for('update');
  if (undecided) {
    const { id, isOpen, requestedBy, params } = undecided;
    const isOfThese = requestedBy !== null || params.because?.join(' ') === hold.because.join(' ');
    if (isOpen && isOfThese) return true;
    await tx.update(approvals).set({ decision: 'expired', decidedAt: now }).where(eq(approvals.id, id));
    const event = { type: 'approval_expired', result: 'success', actor: { kind: 'system' } } as const;
    const details = { approvalId: id, kind: 'first_enrolment' };
    await recordEvent(tx, { ...event, userId, organisationId: hold.organisationId, details }, now);
  }
  const rejected = await query(tx, 'find_rejected_hold')`
    select from approvals where user_id = ${userId} and kind = 'first_enrolment' and decision = 'rejected' and decided_at >= ${hold.since}`;
  return rejected.length > 0;
}

async function tell(
  tx: Database,
  held: { approvalId: string; userId: string; organisationId: string | null; newMainUsers: string[] },
  now: Date,
): Promise<void> {
  const { approvalId, userId: subjectUserId } = held;
  const deciders = await findDeciders(tx, approvalId, ['support', 'support_lead']);
  const employee = { kind: 'approval_waits', requestedBy: 'system', params: { approvalId } } as const;
  await queueMails(
    tx,
    deciders.map((userId) => ({ ...employee, userId })),
    now,
  );
  await tellMainUsersOfHold(tx, held, { at: now.toISOString(), subjectUserId }, now);
}

/** Tells the other main users what was done to a user, or support where there is none. */
export async function tellMainUsersOfHold(
  tx: Database,
  subject: { userId: string; organisationId: string | null; newMainUsers?: string[] },
  params: { at: string; subjectUserId: string; confirmed?: true },
  now: Date,
): Promise<void> {
  const { newMainUsers = [] } = subject;
  const all = await listOtherMainUsers(tx, subject);
  const others = all.filter((userId) => !newMainUsers.includes(userId));
  const mail = { kind: 'enrolment_held', requestedBy: 'system', params } as const;
  await queueMails(
    tx,
    (others.length > 0 ? others : [null]).map((userId) => ({ ...mail, userId })),
    now,
  );
}
