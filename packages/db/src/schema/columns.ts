import { sql } from 'drizzle-orm';
import { integer, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A version 7 UUID made by the database: ids sort by the time they were made. */
export const id = () => uuid().primaryKey().default(sql`uuidv7()`);

/** An instant, in UTC, to the millisecond that JavaScript's Date holds. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 });

/** The epoch of the user's credentials in which something was made; older than `users.credential_epoch` means dead. */
export const credentialEpoch = () => integer().notNull();

/** `column in ('a', 'b')` as a constraint of the database, from the same list that types the column. */
export const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(', ')})`);
