import { type Database, mailEventReceipts, mails, users } from '@tvm/db';
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { type MailNews, providedStates } from './read-mail-event.ts';

/** Notes that an event was taken; false when it was before. Of two at once the second waits for what becomes of the first. */
export async function takeEvent(tx: Database, id: string, now: Date): Promise<boolean> {
  const taken = await tx.insert(mailEventReceipts).values({ id, receivedAt: now }).onConflictDoNothing();
  return taken.rowCount === 1;
}

export async function findMail(tx: Database, mailId: string) {
  const [mail] = await tx
    .select({ userId: mails.userId, providerMessageId: mails.providerMessageId })
    .from(mails)
    .where(eq(mails.id, mailId));
  return mail;
}

/** Marks a user's address as one that bounced, if it is still the user's. */
export async function markBounced(
  tx: Database,
  userId: string,
  emailCanonical: string,
  now: Date,
): Promise<void> {
  await tx
    .update(users)
    .set({ mailBouncedAt: now })
    .where(and(eq(users.id, userId), eq(users.emailCanonical, emailCanonical), isNull(users.mailBouncedAt)));
}

/**
 * Moves a mail forward, and never back: undefined when it is there or further, or has come to an end. That the provider knows it proves that it was
 * handed over: nobody sends it again, and its sealed content goes. The instant is the event's, where that fits in between.
 */
export async function advanceMail(tx: Database, { mailId, state, ...news }: MailNews, now: Date) {
  const earlier = ['queued', 'sending', ...providedStates.slice(0, providedStates.indexOf(state))] as const;
  const at = sql`greatest(${mails.updatedAt}, least(${(news.at ?? now).toISOString()}::timestamptz, ${now.toISOString()}::timestamptz))`;
  const id = news.providerMessageId ?? null;
  const [advanced] = await tx
    .update(mails)
    .set({
      state,
      providerMessageId: sql`coalesce(${mails.providerMessageId}, ${id})`,
      acceptedAt: sql`coalesce(${mails.acceptedAt}, ${at})`,
      sealedContent: null,
      nextAttemptAt: null,
      lastError: news.reason,
      updatedAt: at,
    })
    .where(
      and(
        eq(mails.id, mailId),
        inArray(mails.state, earlier),
        or(
          isNull(mails.providerMessageId),
          sql`${id}::text is null`,
          sql`${mails.providerMessageId} = ${id}`,
        ),
      ),
    )
    .returning();
  return advanced;
}
