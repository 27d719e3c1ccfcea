import pg from 'pg';
import type { Database } from './connect.ts';
import { statementOf } from './statement-text.ts';

const { DATE } = pg.types.builtins;
const asText = (value: string) => value;

/** Instants are dates, days are days: the driver would make an instant of a day, at midnight where the process runs. */
const types = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    type === DATE ? asText : pg.types.getTypeParser(type, format),
} as pg.CustomTypesConfig;

/**
 * The one door to SQL that the builder can't say, on a pool or in a transaction: query<Row>(db, 'find_row')`select ...`. Answers the rows, with a `timestamptz`
 * as `Date`; a `date` and a `bigint` come as text, and what is inside JSON as JSON has it. Throws the database's own error, with the name as its `statement`.
 * @param name in snake case, of one statement alone: a comment in front of its text, for logs, `pg_stat_activity` and `pg_stat_statements`
 */
export const query =
  <Row extends object = never>(db: Database, name: string) =>
  (text: TemplateStringsArray, ...values: unknown[]) =>
    run<Row>(db, name, undefined, text, values);

/**
 * The same, kept prepared by each connection under its name, which saves parsing and planning: for the statements of every request. The text has to be
 * the same each time (PostgreSQL refuses another one), so that what varies is a parameter.
 */
export const queryPrepared =
  <Row extends object = never>(db: Database, name: string) =>
  (text: TemplateStringsArray, ...values: unknown[]) =>
    run<Row>(db, name, name, text, values);

async function run<Row extends object>(
  db: Database,
  name: string,
  prepared: string | undefined,
  template: TemplateStringsArray,
  values: unknown[],
): Promise<Row[]> {
  const { text, params } = statementOf(template, values);
  try {
    const statement = { text: `/* ${name} */ ${text}`, values: params, types };
    const { rows } = await clientOf(db).query<Row>(prepared ? { ...statement, name: prepared } : statement);
    return rows;
  } catch (error) {
    throw Object.assign(Object(error), { statement: name });
  }
}

/** The pool, or the connection of a transaction, behind a handle: Drizzle has no other name for it, and would leave instants as text (drizzle-orm #6290). */
const clientOf = (db: Database): pg.Pool => (db._.session as unknown as { client: pg.Pool }).client;
