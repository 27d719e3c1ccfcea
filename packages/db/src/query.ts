import { DrizzleQueryError, type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { casing, type Database } from './connect.ts';

const dialect = new PgDialect({ casing });
const instant = pg.types.builtins.TIMESTAMPTZ;
const toDate = pg.types.getTypeParser(instant);

/**
 * The one door to SQL that the builder can't say, on a pool or in a transaction: query<Row>(db, 'find_row')`select ...`. Answers the rows, with a `timestamptz`
 * as `Date`; a `date` and a `bigint` come as text, and what is inside JSON as JSON has it. Throws the database's own error, with the name as its `statement`.
 * @param name in snake case, of one statement alone: a comment in front of its text, for logs, `pg_stat_activity` and `pg_stat_statements`
 */
export const query =
  <Row extends object = never>(db: Database, name: string) =>
  (text: TemplateStringsArray, ...values: unknown[]) =>
    run<Row>(db, name, sql(text, ...values), undefined);

/**
 * The same, kept prepared by each connection under its name, which saves parsing and planning: for the statements of every request. The text has to be
 * the same each time (PostgreSQL refuses another one), so that what varies is a parameter.
 */
export const queryPrepared =
  <Row extends object = never>(db: Database, name: string) =>
  (text: TemplateStringsArray, ...values: unknown[]) =>
    run<Row>(db, name, sql(text, ...values), name);

async function run<Row extends object>(
  db: Database,
  name: string,
  statement: SQL,
  prepared: string | undefined,
): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  const { rows, fields } = await db._.session
    .prepareQuery<{ execute: pg.QueryResult; all: unknown; values: unknown }>(
      { sql: `/* ${name} */ ${text}`, params },
      undefined,
      prepared,
      false,
    )
    .execute()
    .catch((error: unknown) => {
      // Drizzle's holds the parameters.
      throw Object.assign(error instanceof DrizzleQueryError && error.cause ? error.cause : Object(error), {
        statement: name,
      });
    });
  // Drizzle leaves instants as text (drizzle-orm #6290).
  for (const { name: column, dataTypeID } of fields) {
    if (dataTypeID !== instant) continue;
    for (const row of rows) if (row[column] !== null) row[column] = toDate(row[column]);
  }
  return rows;
}
