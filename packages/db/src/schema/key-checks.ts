import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * What a key of a setting computes, so that a key with the right name and the wrong bytes stops the start.
 */
export const keyChecks = pgTable(
  'key_checks',
  {
    ring: text().notNull(),
    keyId: text().notNull(),
    checkValue: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ring, table.keyId] })],
);
