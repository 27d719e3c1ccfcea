import { bigint, pgTable, text } from 'drizzle-orm/pg-core';

/** Where in its table a step of the purge goes on, in blocks. */
export const purgeSweeps = pgTable('purge_sweeps', {
  step: text().primaryKey(),
  nextBlock: bigint({ mode: 'number' }).notNull(),
});
