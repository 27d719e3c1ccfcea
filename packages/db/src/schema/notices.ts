import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { mails } from './mails.ts';
import { users } from './people.ts';

/**
 * A mail that told somebody what was done with their login or changed of it (`disputable_mails`), and the code in it by which they say that it wasn't them (SECURITY rule 30): made by the function
 * `mint_notice`, which sets all but the hash. Disputed once; then support looks at it, and settles it once.
 */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    mailId: uuid()
      .notNull()
      .references(() => mails.id, { onDelete: 'cascade' }),
    /** A keyed hash of 60 random bits. */
    codeHash: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    disputedAt: instant(),
    settledAt: instant(),
    settledBy: uuid().references(() => users.id),
  },
  (table) => [
    unique('notices_code_hash_key').on(table.codeHash),
    unique('notices_mail_key').on(table.mailId),
    check('notices_settled_whole', sql`(settled_at is null) = (settled_by is null)`),
    check('notices_settled_once_disputed', sql`settled_at is null or disputed_at is not null`),
    check('notices_not_settled_by_oneself', sql`settled_by is distinct from user_id`),
    index('notices_user').on(table.userId),
    index('notices_disputed').on(table.disputedAt).where(sql`disputed_at is not null`),
    index('notices_expires').on(table.expiresAt).where(sql`disputed_at is null`),
    /** For the check of keys. */
    index('notices_key').on(sql`split_part(code_hash, '.', 1)`).where(sql`disputed_at is null`),
  ],
);
