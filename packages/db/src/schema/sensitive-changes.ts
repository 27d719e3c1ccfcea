import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { actorKinds } from './audit.ts';
import { id, instant, oneOf } from './columns.ts';

/** What decides where a link goes, or that there is one; that somebody says it wasn't them, and a first enrolment within 72 hours of that. */
export const sensitiveChangeKinds = [
  'address',
  'made_anew',
  'moved',
  'made_main_user',
  'reset',
  'new_phone',
  'disputed',
  'enrolment',
] as const;
export type SensitiveChangeKind = (typeof sensitiveChangeKinds)[number];

/**
 * What was done to a user of which two different ones within 72 hours hold every enrolment (SECURITY rule 17): `enrolment_holds` in `sql/holds.sql` says whose. Not a
 * part of the user's row, because it outlives it: whoever is made anew under a known id takes it over. Confirmed ones hold nothing by themselves.
 */
export const sensitiveChanges = pgTable(
  'sensitive_changes',
  {
    id: id(),
    userId: uuid().notNull(),
    kind: text({ enum: sensitiveChangeKinds }).notNull(),
    /** Of the user, afterwards; -1 once it was somebody's of before a deletion. */
    credentialEpoch: integer().notNull(),
    actorKind: text({ enum: actorKinds }).notNull(),
    actorId: uuid(),
    at: instant().notNull(),
    /** By a main user, or by an employee who did none of them. */
    confirmedAt: instant(),
  },
  (table) => [
    check('sensitive_changes_kind', oneOf('kind', sensitiveChangeKinds)),
    check('sensitive_changes_actor_kind', oneOf('actor_kind', actorKinds)),
    index('sensitive_changes_user').on(table.userId, table.at),
    index('sensitive_changes_at').on(table.at),
  ],
);
