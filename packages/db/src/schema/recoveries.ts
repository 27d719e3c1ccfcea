import { sql } from 'drizzle-orm';
import { check, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { credentialEpoch, instant } from './columns.ts';
import { users } from './people.ts';

/**
 * The latest time that somebody with a user's mailbox began to replace the authenticator in a browser that isn't known, and has to wait (`RECOVERY_POLICY=mail_and_time`): one row a user. Whether it is
 * stopped says the view `recovery_standing`, because a login stops it without a word here.
 */
export const recoveries = pgTable(
  'recoveries',
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    credentialEpoch: credentialEpoch(),
    startedAt: instant().notNull(),
    /** By the owner's word. No later wait takes it back. */
    stoppedAt: instant(),
    /** The authenticator was replaced: nothing waits any more, and nothing is stopped. */
    completedAt: instant(),
    /** Of the token that the mail about it holds. */
    stopHash: text(),
  },
  (table) => [
    unique('recoveries_stop_hash_key').on(table.stopHash),
    check('recoveries_stopped_later', sql`stopped_at >= started_at`),
  ],
);
