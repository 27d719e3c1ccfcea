import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { credentialEpoch, id, instant, oneOf } from './columns.ts';
import { users } from './people.ts';
import { registrations } from './registrations.ts';
import { sessions } from './sessions.ts';

export const authenticatorKinds = ['app', 'passkey'] as const;
export const authenticatorStates = ['pending', 'active', 'disabled', 'revoked'] as const;
/** What a challenge is answered for; one for one purpose is none for another. */
export const passkeyPurposes = ['enrolment', 'login', 'step_up'] as const;
export const attemptScopes = [
  'code',
  'enrolment',
  'set_password',
  'password_account',
  'password_address',
  'password_known_browser',
  'password_reset_address',
  'notice_address',
  'verification',
] as const;

/** bcrypt over a peppered hash; never in another table, except as the kept password of an open registration. */
export const passwords = pgTable(
  'passwords',
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    hash: text().notNull(),
    pepperKeyId: text().notNull(),
    setAt: instant().notNull(),
  },
  (table) => [index('passwords_key').on(table.pepperKeyId)],
);

/**
 * What proves a user's second factor, several of them at a time. An app has a sealed secret, and is `pending` until its first code: then it belongs to one registration, or
 * to the session that adds or replaces one. A passkey (WebAuthn) has a public key, which is no secret, and is active from its first row. `lastAcceptedStep` and `signCount` only rise:
 * each time step is accepted once, and a copy of a passkey is noticed.
 */
export const authenticators = pgTable(
  'authenticators',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    registrationId: uuid().references(() => registrations.id, { onDelete: 'set null' }),
    sessionId: uuid().references(() => sessions.id, { onDelete: 'set null' }),
    kind: text({ enum: authenticatorKinds }).notNull().default('app'),
    state: text({ enum: authenticatorStates }).notNull(),
    /** As its owner calls it; null for one that was never named. */
    name: text(),
    sealedSecret: text(),
    lastAcceptedStep: bigint({ mode: 'number' }).notNull().default(0),
    /** base64url. */
    credentialId: text(),
    /** COSE, in base64url. */
    publicKey: text(),
    signCount: bigint({ mode: 'number' }).notNull().default(0),
    /** How a browser reaches it, as the browser said. */
    transports: text().array(),
    /** Whether it can leave its device, and whether a copy is kept elsewhere, as it said last. */
    isSyncable: boolean(),
    isBackedUp: boolean(),
    createdAt: instant().notNull(),
    activatedAt: instant(),
    lastUsedAt: instant(),
    endedAt: instant(),
  },
  (table) => [
    check('authenticators_state', oneOf('state', authenticatorStates)),
    check('authenticators_kind', oneOf('kind', authenticatorKinds)),
    check(
      'authenticators_revoked_has_no_secret',
      sql`kind <> 'app' or (state = 'revoked') = (sealed_secret is null)`,
    ),
    check(
      'authenticators_passkey_whole',
      sql`case kind when 'passkey' then sealed_secret is null and state <> 'pending' and credential_id is not null and public_key is not null
        and is_syncable is not null and is_backed_up is not null else credential_id is null and public_key is null end`,
    ),
    check('authenticators_name_short', sql`char_length(name) between 1 and 60`),
    check(
      'authenticators_active_was_verified',
      sql`state = 'pending' or state = 'revoked' or (activated_at is not null and (kind = 'passkey' or last_accepted_step > 0))`,
    ),
    /** What a user has, without a look at the table. */
    index('authenticators_used').on(table.userId, table.state).where(sql`state in ('active', 'disabled')`),
    /** WebAuthn level 3, section 7.1: a credential is one user's. */
    uniqueIndex('authenticators_credential').on(table.credentialId).where(sql`state <> 'revoked'`),
    uniqueIndex('authenticators_one_pending_a_registration')
      .on(table.registrationId)
      .where(sql`state = 'pending'`),
    uniqueIndex('authenticators_one_pending_a_session').on(table.sessionId).where(sql`state = 'pending'`),
    check('authenticators_of_one_flow', sql`registration_id is null or session_id is null`),
    index('authenticators_user').on(table.userId),
    /** For re-sealing: what isn't under the newest key yet. */
    index('authenticators_key')
      .on(sql`split_part(sealed_secret, '.', 1)`, table.id)
      .where(sql`sealed_secret is not null`),
  ],
);

/**
 * What a passkey is asked to sign: single use, for a few minutes, and of one flow, which is a login challenge, a session or a registration, so that it belongs to one browser. A flow
 * has one for a purpose: asking anew replaces it. `about` says, where something is decided, the hash of what.
 */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    flowId: uuid().notNull(),
    purpose: text({ enum: passkeyPurposes }).notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    credentialEpoch: credentialEpoch(),
    challengeHash: text().notNull(),
    about: text(),
    needsVerification: boolean().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    consumedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.flowId, table.purpose] }),
    check('passkey_challenges_purpose', oneOf('purpose', passkeyPurposes)),
    index('passkey_challenges_user').on(table.userId),
    index('passkey_challenges_expires').on(table.expiresAt),
  ],
);

/** A keyed hash of 80 random bits; each is used once. They are the user's, whichever authenticators come and go. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    keyedHash: text().notNull(),
    usedAt: instant(),
  },
  (table) => [
    uniqueIndex('recovery_codes_hash').on(table.userId, table.keyedHash),
    index('recovery_codes_key').on(sql`split_part(keyed_hash, '.', 1)`).where(sql`used_at is null`),
  ],
);

/**
 * What is left of somebody's attempts. `subject` is a user's id, or a keyed hash of an address, known or not. An attempt is counted before it
 * is looked at. `consecutive` is only given back by a success.
 */
export const attemptBudgets = pgTable(
  'attempt_budgets',
  {
    scope: text({ enum: attemptScopes }).notNull(),
    subject: text().notNull(),
    attempts: integer().notNull(),
    consecutive: integer().notNull(),
    windowStartedAt: instant().notNull(),
    lockedUntil: instant(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.subject] }),
    check('attempt_budgets_scope', oneOf('scope', attemptScopes)),
    index('attempt_budgets_updated').on(table.updatedAt),
  ],
);
