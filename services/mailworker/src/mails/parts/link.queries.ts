import { type Database, registrations } from '@tvm/db';
import { and, eq, gt, isNull, ne } from 'drizzle-orm';

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
