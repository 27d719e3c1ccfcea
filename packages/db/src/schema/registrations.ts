import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { credentialEpoch, id, instant, oneOf } from './columns.ts';
import { users } from './people.ts';

export const registrationPurposes = ['registration', 'reset'] as const;
export const lostFactors = ['password', 'authenticator'] as const;

/**
 * One mailed link and the journey behind it. Minted by the mailworker (`mailId` says with which mail). Its state is derived: completed,
 * superseded (a newer link was mailed), expired, or withdrawn (an older `credentialEpoch`).
 */
export const registrations = pgTable(
  'registrations',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    mailId: uuid().notNull().unique(),
    purpose: text({ enum: registrationPurposes }).notNull(),
    /** With a reset: what the person said to have lost. */
    lost: text({ enum: lostFactors }),
    tokenHash: text().notNull().unique(),
    credentialEpoch: credentialEpoch(),
    emailCanonical: text().notNull(),
    /** How many times this chain of links was renewed from the expired page. */
    renewals: integer().notNull().default(0),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    supersededAt: instant(),
    renewedAt: instant(),
    openedAt: instant(),
    /** The browser that opened it last. */
    cookieHash: text(),
    passwordSetAt: instant(),
    /** Kept until the registration completes, while an authenticator is active or disabled. */
    keptPasswordHash: text(),
    keptPepperKeyId: text(),
    completedAt: instant(),
  },
  (table) => [
    check('registrations_purpose', oneOf('purpose', registrationPurposes)),
    check(
      'registrations_lost',
      sql`(purpose = 'reset') = (lost is not null) and (lost is null or lost in ('password', 'authenticator'))`,
    ),
    check('registrations_expires_later', sql`expires_at > created_at`),
    check('registrations_cookie_after_opening', sql`(cookie_hash is null) = (opened_at is null)`),
    check('registrations_kept_password', sql`(kept_password_hash is null) = (kept_pepper_key_id is null)`),
    check(
      'registrations_completed_keeps_no_password',
      sql`completed_at is null or kept_password_hash is null`,
    ),
    unique('registrations_cookie_hash_key').on(table.cookieHash),
    index('registrations_user').on(table.userId, table.createdAt),
    index('registrations_key').on(table.keptPepperKeyId).where(sql`kept_pepper_key_id is not null`),
  ],
);
