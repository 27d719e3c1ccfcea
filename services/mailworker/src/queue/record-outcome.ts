import { recordMailEvent } from '@tvm/audit';
import { type Database, mails, query, users } from '@tvm/db';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ended, MailRow } from '../mails/parts/define-mail.ts';
import { lockUser } from './mails.queries.ts';

const isOpen = (mailId: string) => and(eq(mails.id, mailId), inArray(mails.state, ['queued', 'sending']));

/** The provider has it. The sealed content is wiped in the same statement. */
export async function recordAccepted(
  db: Database,
  mailId: string,
  providerMessageId: string,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [mail] = await tx
      .update(mails)
      .set({
        state: 'accepted',
        providerMessageId,
        sealedContent: null,
        lastError: null,
        nextAttemptAt: null,
        acceptedAt: now,
        updatedAt: now,
      })
      .where(isOpen(mailId))
      .returning();
    if (mail) await recordMailEvent(tx, mail, { type: 'mail_accepted' }, now);
  });
}

/** Will never be sent: given up (`failed`), needless (`replaced`), or it has become wrong (`withdrawn`). */
export async function recordEnd(
  db: Database,
  mailId: string,
  { ended, reason }: Ended,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [mail] = await tx
      .update(mails)
      .set({ state: ended, lastError: reason, nextAttemptAt: null, sealedContent: null, updatedAt: now })
      .where(isOpen(mailId))
      .returning();
    if (mail) await recordMailEvent(tx, mail, { type: `mail_${ended}`, reason }, now);
  });
}

/** The receiving side refuses the recipient for good. The address is marked, unless it isn't the user's any more. */
export async function recordBounced(
  db: Database,
  { id, userId }: Pick<MailRow, 'id' | 'userId'>,
  { to, reason }: { to: string; reason: string },
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (userId !== null) await lockUser(tx, userId);
    const [mail] = await tx
      .update(mails)
      .set({
        state: 'bounced',
        lastError: reason,
        nextAttemptAt: null,
        sealedContent: null,
        updatedAt: now,
      })
      .where(isOpen(id))
      .returning();
    if (!mail) return;
    if (userId !== null) {
      await tx
        .update(users)
        .set({ mailBouncedAt: now })
        .where(and(eq(users.id, userId), eq(users.emailCanonical, to)));
    }
    await recordMailEvent(tx, mail, { type: 'mail_bounced', reason }, now);
  });
}

/**
 * Not handed over, or not known; the same mail will be tried again. Changes nothing when another attempt has taken over. The job that is running
 * has had its last: its end takes nothing with it.
 */
export async function recordRetry(
  db: Database,
  mail: MailRow,
  { reason, delayMilliseconds }: { reason: string; delayMilliseconds: number },
  now: Date,
): Promise<void> {
  const nextAttemptAt = new Date(now.getTime() + delayMilliseconds);
  await db.transaction(async (tx) => {
    const { rowCount } = await tx
      .update(mails)
      .set({ state: 'queued', lastError: reason, nextAttemptAt, updatedAt: now })
      .where(and(eq(mails.id, mail.id), eq(mails.state, 'sending'), eq(mails.attempts, mail.attempts)));
    if (rowCount) await addJob(tx, mail, delayMilliseconds);
  });
}

/** A job that came too soon comes again. In a second at the least, so that it doesn't spin where clocks differ. */
export async function lookAgain(db: Database, mail: MailRow, inSeconds: number): Promise<void> {
  await addJob(db, mail, Math.max(1, inSeconds) * 1000);
}

/** The queue goes by the database's clock: it gets a delay, not an instant of this worker's. */
async function addJob(db: Database, mail: MailRow, delayMilliseconds: number): Promise<void> {
  await query(db, 'retry_mail_job')`
    select retry_mail_job(${mail.id}::uuid,
      clock_timestamp() + make_interval(secs => ${delayMilliseconds / 1000}::float8))`;
}
