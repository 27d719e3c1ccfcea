import { sql } from 'drizzle-orm';
import { bigint, boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * A user who was deleted, without anything personal: an older request of the source mustn't bring them back, and events still name them. Whoever is made anew under the
 * id is compared with what they were (SECURITY rule 17).
 */
export const deletedUsers = pgTable(
  'deleted_users',
  {
    externalId: text().primaryKey(),
    userId: uuid(),
    organisationId: uuid(),
    wasMainUser: boolean(),
    /** A keyed hash of the address, wiped after 72 hours: then another address can't be told from the same one. */
    addressHash: text(),
    sourceVersion: bigint({ mode: 'number' }).notNull(),
    deletedAt: instant().notNull(),
  },
  (table) => [
    index('deleted_users_user').on(table.userId),
    index('deleted_users_address').on(table.addressHash).where(sql`address_hash is not null`),
  ],
);

/** An organisation that was deleted, as `deletedUsers`: an older request of the source mustn't bring it back, and events still name it. */
export const deletedOrganisations = pgTable(
  'deleted_organisations',
  {
    externalId: text().primaryKey(),
    /** Null: it was never here. */
    organisationId: uuid(),
    sourceVersion: bigint({ mode: 'number' }).notNull(),
    deletedAt: instant().notNull(),
  },
  (table) => [index('deleted_organisations_organisation').on(table.organisationId)],
);
