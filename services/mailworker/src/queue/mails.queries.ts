import { type Database, mails, users } from '@tvm/db';
import { and, eq } from 'drizzle-orm';
import type { MailRow, UserRow } from '../mails/parts/define-mail.ts';

/** The user's row comes first in every transaction that locks more than one. */
export async function lockUser(db: Database, userId: string): Promise<UserRow | undefined> {
  const [user] = await db.select().from(users).where(eq(users.id, userId)).for('no key update');
  return user;
}

/** Locks a mail that this attempt still has: undefined when it took so long that another one took over. */
export async function lockMail(
  db: Database,
  { id, attempts }: Pick<MailRow, 'id' | 'attempts'>,
): Promise<MailRow | undefined> {
  const [mail] = await db
    .select()
    .from(mails)
    .where(and(eq(mails.id, id), eq(mails.state, 'sending'), eq(mails.attempts, attempts)))
    .for('no key update');
  return mail;
}

/** What the mail says from now on, at every attempt. To be called in the transaction that decides it. */
export async function keepContent(
  db: Database,
  { id, sealedContent, firstAttemptAt }: { id: string; sealedContent: string; firstAttemptAt: Date },
): Promise<void> {
  await db.update(mails).set({ sealedContent, firstAttemptAt }).where(eq(mails.id, id));
}
