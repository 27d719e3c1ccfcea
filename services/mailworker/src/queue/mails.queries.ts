import {
  activations,
  authenticators,
  type Database,
  exemptions,
  mails,
  organisations,
  registrations,
  reversals,
  users,
} from '@tvm/db';
import { and, eq, gt, isNull, ne, notInArray, or } from 'drizzle-orm';

export type MailRow = typeof mails.$inferSelect;
export type UserRow = typeof users.$inferSelect;

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

/**
 * Whether the user has a newer registration mail that makes this one needless, whatever became of it but that it wasn't sent. A stranger's
 * request makes nothing needless.
 */
export async function hasNewerRegistrationMail(
  db: Database,
  { id, userId, createdAt }: Pick<MailRow, 'id' | 'userId' | 'createdAt'>,
): Promise<boolean> {
  if (userId === null) return false;
  const newer = await db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.userId, userId),
        eq(mails.kind, 'registration'),
        ne(mails.requestedBy, 'anonymous'),
        notInArray(mails.state, ['failed', 'withdrawn', 'replaced']),
        or(gt(mails.createdAt, createdAt), and(eq(mails.createdAt, createdAt), gt(mails.id, id))),
      ),
    )
    .limit(1);
  return newer.length > 0;
}

export async function hasActiveAuthenticator(db: Database, userId: string): Promise<boolean> {
  const found = await db
    .select({ id: authenticators.id })
    .from(authenticators)
    .where(and(eq(authenticators.userId, userId), eq(authenticators.state, 'active')));
  return found.length > 0;
}

/** Whether the user's organisation has activated 2FA. An employee has no organisation. */
export async function hasOpenActivation(db: Database, { organisationId }: UserRow): Promise<boolean> {
  if (organisationId === null) return false;
  const found = await db
    .select({ id: activations.id })
    .from(activations)
    .where(and(eq(activations.organisationId, organisationId), isNull(activations.endedAt)));
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

export async function insertRegistration(
  db: Database,
  values: typeof registrations.$inferInsert,
): Promise<void> {
  await db.insert(registrations).values(values);
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

export async function findOrganisationName(db: Database, id: string): Promise<string | undefined> {
  const [found] = await db
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, id));
  return found?.name;
}

/** Why support took an organisation's 2FA back, whether there was an activation to end, and until when it is exempt from the mandatory date. */
export async function findReversal(
  db: Database,
  reversalId: string,
): Promise<{ reason: string; endedActivation: boolean; exemptUntil: Date | null } | undefined> {
  const [found] = await db
    .select({ reason: reversals.reason, endedActivation: activations.id, exemptUntil: exemptions.endsAt })
    .from(reversals)
    .leftJoin(activations, eq(activations.endedByReversalId, reversals.id))
    .leftJoin(exemptions, eq(exemptions.reversalId, reversals.id))
    .where(eq(reversals.id, reversalId));
  return found && { ...found, endedActivation: found.endedActivation !== null };
}
