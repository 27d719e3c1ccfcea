import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, oneOf } from './columns.ts';
import { users } from './people.ts';
import { registrations } from './registrations.ts';
import { sessions } from './sessions.ts';

export const authenticatorStates = ['pending', 'active', 'disabled', 'revoked'] as const;
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
 * An enrolled app and its sealed secret. `active` and `disabled` exclude each other for one user: disabled never means none. A pending one
 * belongs to one registration, or to the session that replaces the active one. `lastAcceptedStep` only rises: each time step is accepted once.
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
    state: text({ enum: authenticatorStates }).notNull(),
    sealedSecret: text(),
    lastAcceptedStep: bigint({ mode: 'number' }).notNull().default(0),
    createdAt: instant().notNull(),
    activatedAt: instant(),
    endedAt: instant(),
  },
  (table) => [
    check('authenticators_state', oneOf('state', authenticatorStates)),
    check('authenticators_revoked_has_no_secret', sql`(state = 'revoked') = (sealed_secret is null)`),
    check(
      'authenticators_active_was_verified',
      sql`state = 'pending' or state = 'revoked' or (activated_at is not null and last_accepted_step > 0)`,
    ),
    uniqueIndex('authenticators_one_a_user').on(table.userId).where(sql`state in ('active', 'disabled')`),
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

/** A keyed hash of 80 random bits; each is used once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    authenticatorId: uuid()
      .notNull()
      .references(() => authenticators.id, { onDelete: 'cascade' }),
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
