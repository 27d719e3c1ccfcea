import { sql } from 'drizzle-orm';
import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** Another TVM system. Its secrets are rows of their own, so that two can be valid while one is rotated. */
export const clients = pgTable('clients', {
  id: id(),
  name: text().notNull().unique(),
  scopes: text().array().notNull().default(sql`'{}'`),
  createdAt: instant().notNull(),
  revokedAt: instant(),
});

/** SHA-256 of 256 random bits. */
export const clientSecrets = pgTable('client_secrets', {
  id: id(),
  clientId: uuid()
    .notNull()
    .references(() => clients.id, { onDelete: 'cascade' }),
  secretHash: text().notNull().unique(),
  createdAt: instant().notNull(),
  revokedAt: instant(),
});
