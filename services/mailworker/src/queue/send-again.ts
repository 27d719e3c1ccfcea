import { recordMailEvent } from '@tvm/audit';
import { type Database, mails, query } from '@tvm/db';
import { and, asc, eq } from 'drizzle-orm';
import { mailOf } from '../mails/kinds.ts';
import type { MailRow } from '../mails/parts/define-mail.ts';

export interface FailedMailsFilter {
  kind?: MailRow['kind'] | undefined;
  /** The code that `mails.last_error` holds, for example `gave_up_smtp_451`. */
  reason?: string | undefined;
}

/** The mails that were given up, the longest given up first. */
export function findFailedMails(db: Database, { kind, reason }: FailedMailsFilter): Promise<MailRow[]> {
  return db
    .select()
    .from(mails)
    .where(
      and(
        eq(mails.state, 'failed'),
        kind ? eq(mails.kind, kind) : undefined,
        reason ? eq(mails.lastError, reason) : undefined,
      ),
    )
    .orderBy(asc(mails.updatedAt), asc(mails.id));
}

/**
 * `sent-again`: queued as a new mail, with a key and a link of its own, in place of the failed one.
 * `needless`: the user has a newer one of its kind already. `expired`: a reset link that somebody asked for; they ask again. Both stay as they are.
 * `gone`: no failed mail any more.
 */
export type SendAgainResult = 'sent-again' | 'needless' | 'expired' | 'gone';

/** One mail in one transaction, so that the command can be stopped and run again, twice at once too. The failed one becomes `replaced`. */
export function sendAgain(db: Database, mailId: string, now: Date): Promise<SendAgainResult> {
  return db.transaction(async (tx) => {
    const [failed] = await tx
      .select()
      .from(mails)
      .where(and(eq(mails.id, mailId), eq(mails.state, 'failed')))
      .for('update');
    if (!failed) return 'gone';
    const { link, isNeedless } = mailOf(failed.kind);
    if (link?.purpose === 'reset') return 'expired';
    if (await isNeedless?.(tx, failed)) return 'needless';

    const [again] = await query<{ id: string | null }>(tx, 'send_mail_again')`
      select send_mail_again(${failed.id}::uuid, ${now}::timestamptz) as id`;
    if (!again?.id) return 'gone';
    await recordMailEvent(tx, failed, { type: 'mail_replaced', reason: 'sent_again' }, now);
    return 'sent-again';
  });
}
