import { Column, Param, type SQL, SQL as SqlClass, StringChunk, sql, Table } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { casing } from './connect.ts';

const dialect = new PgDialect({ casing });

interface Built {
  /** Everything that the text was made of, in order; {@link parameter} where a value went. */
  pieces: unknown[];
  text: string;
}
const builtOf = new WeakMap<TemplateStringsArray, Built>();
const parameter = Symbol('parameter');

/**
 * The text of a statement with its parameters. Building a text costs as much as a small statement itself, so that the one of a template is kept: it is used
 * again when it would be made of the very same pieces, which is looked at each time.
 */
export function statementOf(
  template: TemplateStringsArray,
  values: unknown[],
): { text: string; params: unknown[] } {
  const statement = sql(template, ...values);
  const pieces: unknown[] = [];
  const params: unknown[] = [];
  if (!collect(statement, pieces, params)) return build(statement);
  const known = builtOf.get(template);
  if (known && areEqual(known.pieces, pieces)) return { text: known.text, params };
  const { text } = build(statement);
  builtOf.set(template, { pieces, text });
  return { text, params };
}

function build(statement: SQL): { text: string; params: unknown[] } {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  return { text, params };
}

/** False for what only the builder knows how to write: then nothing is kept. */
function collect(chunk: unknown, pieces: unknown[], params: unknown[]): boolean {
  if (chunk instanceof StringChunk) {
    for (const text of chunk.value) pieces.push(text);
    return true;
  }
  if (chunk instanceof SqlClass) return chunk.queryChunks.every((each) => collect(each, pieces, params));
  if (chunk instanceof Table || chunk instanceof Column) return pieces.push(chunk) > 0;
  if (chunk instanceof Param) {
    const value = chunk.value === null ? null : chunk.encoder.mapToDriverValue(chunk.value);
    return isPlain(value) && push(value, pieces, params);
  }
  return isPlain(chunk) && !Array.isArray(chunk) && push(chunk, pieces, params);
}

function push(value: unknown, pieces: unknown[], params: unknown[]): boolean {
  params.push(value);
  return pieces.push(parameter) > 0;
}

/** What goes to the driver as it is. */
const isPlain = (value: unknown): boolean =>
  value === null ||
  value instanceof Date ||
  Array.isArray(value) ||
  ['string', 'number', 'boolean', 'bigint'].includes(typeof value);

const areEqual = (one: unknown[], other: unknown[]): boolean =>
  one.length === other.length && one.every((piece, index) => piece === other[index]);
