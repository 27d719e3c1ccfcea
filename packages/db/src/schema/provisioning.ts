import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** A user who was deleted, without anything personal: an older request of the source mustn't bring them back, and events still name them. */
export const deletedUsers = pgTable(
  'deleted_users',
  {
    externalId: text().primaryKey(),
    userId: uuid(),
    sourceVersion: bigint({ mode: 'number' }).notNull(),
    deletedAt: instant().notNull(),
  },
  (table) => [index('deleted_users_user').on(table.userId)],
);
