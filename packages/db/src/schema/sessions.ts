import { boolean, check, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { credentialEpoch, id, instant, oneOf } from './columns.ts';
import { users } from './people.ts';

export const assurances = ['password', 'two_factor'] as const;
/** What proved a second factor last: a code of an app, a recovery code, or a passkey that can't leave its device or can (RFC 8176: `hwk`, `swk`). */
export const secondFactors = ['otp', 'recovery_code', 'hwk', 'swk'] as const;
export type SecondFactor = (typeof secondFactors)[number];

/** The state between password and code: ten minutes at most, consumed by success. */
export const loginChallenges = pgTable(
  'login_challenges',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: text().notNull(),
    credentialEpoch: credentialEpoch(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    consumedAt: instant(),
  },
  (table) => [
    unique('login_challenges_token_hash_key').on(table.tokenHash),
    index('login_challenges_user').on(table.userId),
  ],
);

/** Behind an opaque cookie. Whether `assurance` is enough is decided on each request. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: text().notNull(),
    credentialEpoch: credentialEpoch(),
    assurance: text({ enum: assurances }).notNull(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    passwordGivenAt: instant().notNull(),
    /** When the second factor was last proved, by which, and whether a passkey knew its person (WebAuthn's user verification). */
    codeGivenAt: instant(),
    secondFactor: text({ enum: secondFactors }),
    isPersonVerified: boolean().notNull().default(false),
    clientAddress: text(),
    userAgent: text(),
  },
  (table) => [
    unique('sessions_token_hash_key').on(table.tokenHash),
    check('sessions_assurance', oneOf('assurance', assurances)),
    check('sessions_second_factor', oneOf('second_factor', secondFactors)),
    index('sessions_user').on(table.userId),
  ],
);

/**
 * OWASP's device cookie: this browser logged its user in before, so that what strangers try doesn't keep it out. One cookie may stand for several
 * people who share a browser. It proves nothing else.
 */
export const deviceCookies = pgTable(
  'device_cookies',
  {
    tokenHash: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    credentialEpoch: credentialEpoch(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenHash, table.userId] }),
    index('device_cookies_user').on(table.userId),
  ],
);
