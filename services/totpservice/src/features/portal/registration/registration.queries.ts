import {
  authenticators,
  type Database,
  organisationStanding,
  organisations,
  passwords,
  registrations,
  users,
} from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { heldBecause } from '../../../standing/sensitive-changes.ts';
import { activeApps, activeKinds, authenticatorState } from '../../../standing/used-authenticators.ts';

/** A registration with everything that decides what it is still good for and what comes next. */
export type RegistrationFacts = Awaited<ReturnType<typeof selectFacts>>[number];

function selectFacts(db: Database, condition: SQL | undefined) {
  return db
    .select({
      registrationId: registrations.id,
      userId: registrations.userId,
      organisationId: users.organisationId,
      kind: users.kind,
      email: users.email,
      fullName: users.fullName,
      /** The user's address now, and the one the link was mailed to. */
      emailCanonical: users.emailCanonical,
      mailedTo: registrations.emailCanonical,
      userDisabledAt: users.disabledAt,
      userEpoch: users.credentialEpoch,
      credentialEpoch: registrations.credentialEpoch,
      purpose: registrations.purpose,
      lost: registrations.lost,
      renewals: registrations.renewals,
      renewedAt: registrations.renewedAt,
      expiresAt: registrations.expiresAt,
      supersededAt: registrations.supersededAt,
      openedAt: registrations.openedAt,
      cookieHash: registrations.cookieHash,
      passwordSetAt: registrations.passwordSetAt,
      keptPasswordHash: registrations.keptPasswordHash,
      keptPepperKeyId: registrations.keptPepperKeyId,
      completedAt: registrations.completedAt,
      hasPassword: sql<boolean>`${passwords.userId} is not null`,
      authenticatorState: authenticatorState(users.id),
      apps: activeApps(users.id),
      /** The kinds of active authenticators. */
      ways: activeKinds(users.id),
      activatedAt: organisationStanding.activatedAt,
      exemptUntil: organisationStanding.exemptUntil,
      /** By which changes the enrolment is held. */
      heldBecause: heldBecause(users.id),
    })
    .from(registrations)
    .innerJoin(users, eq(users.id, registrations.userId))
    .leftJoin(passwords, eq(passwords.userId, users.id))
    .leftJoin(organisationStanding, eq(organisationStanding.organisationId, users.organisationId))
    .where(condition);
}

/** The registration of a mailed token, whatever its purpose; undefined for a token that was never made. */
export async function findByToken(db: Database, token: string): Promise<RegistrationFacts | undefined> {
  const ofPurpose = (purpose: 'registration' | 'reset') =>
    and(eq(registrations.purpose, purpose), eq(registrations.tokenHash, hashToken(purpose, token)));
  const [facts] = await selectFacts(db, or(ofPurpose('registration'), ofPurpose('reset')));
  return facts;
}

/** The registration that a browser's cookie opened last. */
export async function findByCookie(db: Database, cookie: string): Promise<RegistrationFacts | undefined> {
  const [facts] = await selectFacts(
    db,
    eq(registrations.cookieHash, hashToken('registration-cookie', cookie)),
  );
  return facts;
}

/**
 * Locks a registration and its user until the end of the transaction; the user first, as every change of credentials does, so that two never
 * wait for each other. What was read before is read again.
 */
export async function lockRegistration(tx: Database, found: RegistrationFacts): Promise<RegistrationFacts> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, found.userId)).for('no key update');
  const isIt = eq(registrations.id, found.registrationId);
  await tx.select({ id: registrations.id }).from(registrations).where(isIt).for('update');
  const [facts] = await selectFacts(tx, isIt);
  if (!facts) throw new Error('no such registration');
  return facts;
}

/** Whoever has the mailed link has the mailbox. */
export async function markAddressProven(tx: Database, userId: string, now: Date): Promise<void> {
  await tx.update(users).set({ emailProvenAt: now }).where(eq(users.id, userId));
}

/** Ends the pending secret of a registration, if it has one. */
export async function revokePendingAuthenticator(
  tx: Database,
  registrationId: string,
  now: Date,
): Promise<void> {
  await tx
    .update(authenticators)
    .set({ state: 'revoked', sealedSecret: null, endedAt: now })
    .where(and(eq(authenticators.registrationId, registrationId), eq(authenticators.state, 'pending')));
}

/** Changes a registration's own row. */
export async function updateRegistration(
  tx: Database,
  registrationId: string,
  change: Partial<typeof registrations.$inferInsert>,
): Promise<void> {
  await tx.update(registrations).set(change).where(eq(registrations.id, registrationId));
}

/** The words that a user's password must not be made of. */
export async function findPasswordContext(
  db: Database,
  userId: string,
): Promise<{ email: string; fullName: string; organisationName: string | null }> {
  const [context] = await db
    .select({ email: users.email, fullName: users.fullName, organisationName: organisations.name })
    .from(users)
    .leftJoin(organisations, eq(organisations.id, users.organisationId))
    .where(eq(users.id, userId));
  if (!context) throw new Error('no such user');
  return context;
}
