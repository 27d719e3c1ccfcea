import { type Database, query, registrations } from '@tvm/db';
import { eq } from 'drizzle-orm';

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

/** Whose link it is, what it is good for and until when is the database's to decide. Answers until when. */
export async function insertLink(db: Database, mailId: string, tokenHash: string, now: Date): Promise<Date> {
  const [minted] = await query<{ expiresAt: Date }>(db, 'mint_link')`
    select mint_link(${mailId}::uuid, ${tokenHash}::text, ${now}::timestamptz) as "expiresAt"`;
  if (!minted) throw new Error('no link minted');
  return minted.expiresAt;
}
