import { authenticators, type Database, mails, organisations, registrations, users } from '@tvm/db';
import { and, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Ended } from './link.ts';
import { recordMailEvent } from './record-mail-event.ts';

export type MailRow = typeof mails.$inferSelect;
export type UserRow = typeof users.$inferSelect;

/** A mail that is still to be handed over, with its user; the user is null for a notice to support. */
export interface OpenMail {
  mail: MailRow;
  user: UserRow | null;
}

const OPEN_STATES = ['queued', 'sending'] as const;
const isOpen = (mailId: string) => and(eq(mails.id, mailId), inArray(mails.state, OPEN_STATES));

/**
 * Locks a mail that isn't finished and counts an attempt. Undefined when there is nothing left to do: the mail was
 * handed over by an attempt that couldn't say so, or its user is gone.
 */
export async function claimMail(db: Database, mailId: string, now: Date): Promise<OpenMail | undefined> {
  const [mail] = await db
    .update(mails)
    .set({ state: 'sending', attempts: sql`${mails.attempts} + 1`, updatedAt: now })
    .where(isOpen(mailId))
    .returning();
  if (!mail) return undefined;
  if (mail.userId === null) return { mail, user: null };
  const [user] = await db.select().from(users).where(eq(users.id, mail.userId));
  return user && { mail, user };
}

/** The provider has it. The sealed token is wiped in the same statement. */
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
        acceptedAt: now,
        updatedAt: now,
      })
      .where(isOpen(mailId))
      .returning();
    if (mail) await recordMailEvent(tx, mail, { type: 'mail_accepted' }, now);
  });
}

/** Not handed over, or not known; the same mail will be tried again. */
export async function recordRetry(db: Database, mailId: string, reason: string, now: Date): Promise<void> {
  await db.update(mails).set({ state: 'queued', lastError: reason, updatedAt: now }).where(isOpen(mailId));
}

/** Will never be sent: given up (`failed`), or sending it has become wrong (`withdrawn`). */
export async function recordEnd(
  db: Database,
  mailId: string,
  { ended, reason }: Ended,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [mail] = await tx
      .update(mails)
      .set({ state: ended, lastError: reason, sealedContent: null, updatedAt: now })
      .where(isOpen(mailId))
      .returning();
    if (mail) await recordMailEvent(tx, mail, { type: `mail_${ended}`, reason }, now);
  });
}

export async function hasActiveAuthenticator(db: Database, userId: string): Promise<boolean> {
  const found = await db
    .select({ id: authenticators.id })
    .from(authenticators)
    .where(and(eq(authenticators.userId, userId), eq(authenticators.state, 'active')));
  return found.length > 0;
}

/** As far as a retry needs it; the worker has no business with the rest. */
const registrationColumns = {
  credentialEpoch: registrations.credentialEpoch,
  expiresAt: registrations.expiresAt,
  supersededAt: registrations.supersededAt,
  completedAt: registrations.completedAt,
};
export type RegistrationRow = Pick<typeof registrations.$inferSelect, keyof typeof registrationColumns>;

export async function findRegistrationOfMail(
  db: Database,
  mailId: string,
): Promise<RegistrationRow | undefined> {
  const [registration] = await db
    .select(registrationColumns)
    .from(registrations)
    .where(eq(registrations.mailId, mailId));
  return registration;
}

/** A registration, and its token's sealed copy with the mail. To be called inside one transaction. */
export async function insertRegistration(
  db: Database,
  values: typeof registrations.$inferInsert,
  sealedContent: string,
): Promise<void> {
  await db.insert(registrations).values(values);
  await db.update(mails).set({ sealedContent }).where(eq(mails.id, values.mailId));
}

/** The user's other registration links that still work are replaced by the one of this mail. */
export async function supersedeOtherRegistrations(
  db: Database,
  userId: string,
  mailId: string,
  now: Date,
): Promise<void> {
  await db
    .update(registrations)
    .set({ supersededAt: now })
    .where(
      and(
        eq(registrations.userId, userId),
        eq(registrations.purpose, 'registration'),
        ne(registrations.mailId, mailId),
        gt(registrations.expiresAt, now),
        isNull(registrations.completedAt),
        isNull(registrations.supersededAt),
      ),
    );
}

/** Whom a notice is about. The organisation is null for an employee. */
export async function findSubject(
  db: Database,
  userId: string,
): Promise<{ name: string; organisation: string | null } | undefined> {
  const [subject] = await db
    .select({ name: users.fullName, organisation: organisations.name })
    .from(users)
    .leftJoin(organisations, eq(organisations.id, users.organisationId))
    .where(eq(users.id, userId));
  return subject;
}
