import { type Database, mails } from '@tvm/db';
import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { MailRow } from '../mails/parts/define-mail.ts';

interface Clock {
  now: Date;
  /** How long an attempt can last. */
  attemptSeconds: number;
  /** How far the clocks of two workers may be apart: so much later than an attempt could last, it counts as lost. */
  clockToleranceSeconds: number;
}

export type Claim =
  | { outcome: 'due'; mail: MailRow }
  /** Not before its next attempt, or another attempt has it: to be looked at again. */
  | { outcome: 'not-yet'; mail: MailRow; inSeconds: number }
  /** Finished, or there is no such mail. */
  | { outcome: 'nothing-to-do' };

/** Whether a mail could be attempted now. Changes nothing. */
export async function lookAtMail(db: Database, mailId: string, clock: Clock): Promise<Claim> {
  const [mail] = await db
    .select()
    .from(mails)
    .where(and(eq(mails.id, mailId), inArray(mails.state, ['queued', 'sending'])));
  if (!mail) return { outcome: 'nothing-to-do' };
  const dueAt = mail.state === 'sending' ? lostAt(mail.updatedAt, clock) : mail.nextAttemptAt?.getTime();
  const inSeconds = ((dueAt ?? 0) - clock.now.getTime()) / 1000;
  return inSeconds > 0 ? { outcome: 'not-yet', mail, inSeconds } : { outcome: 'due', mail };
}

/**
 * Takes a mail for one attempt, which is counted before anything else is done. One statement: of two jobs that want the same mail, one gets it.
 * `attempts` then tells this attempt from any other.
 */
export async function claimMail(db: Database, mailId: string, clock: Clock): Promise<Claim> {
  const { now } = clock;
  const [mail] = await db
    .update(mails)
    .set({ state: 'sending', attempts: sql`${mails.attempts} + 1`, updatedAt: now })
    .where(
      and(
        eq(mails.id, mailId),
        or(
          and(eq(mails.state, 'queued'), or(isNull(mails.nextAttemptAt), lte(mails.nextAttemptAt, now))),
          and(
            eq(mails.state, 'sending'),
            lte(mails.updatedAt, new Date(now.getTime() - leaseMilliseconds(clock))),
          ),
        ),
      ),
    )
    .returning();
  if (mail) return { outcome: 'due', mail };
  const seen = await lookAtMail(db, mailId, clock);
  // Due again already: somebody else's attempt has ended in between.
  return seen.outcome === 'due' ? { outcome: 'not-yet', mail: seen.mail, inSeconds: 0 } : seen;
}

const lostAt = (since: Date, clock: Clock) => since.getTime() + leaseMilliseconds(clock);

const leaseMilliseconds = ({ attemptSeconds, clockToleranceSeconds }: Clock): number =>
  (attemptSeconds + clockToleranceSeconds) * 1000;
