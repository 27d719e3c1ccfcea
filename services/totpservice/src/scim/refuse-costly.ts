import type { FastifyRequest } from 'fastify';
import { scimError } from './scim-error.ts';
import type { ListQuery } from './scim-list.ts';

/** In characters: more than any directory asks. What the library does with an expression takes a time that grows with the square of its length. */
const longest = { query: 2000, path: 500 };
/** No deeper is any value of ours: an operation, an attribute's list, one of it, its part. */
const deepest = 8;

/**
 * Refuses expressions that the library (scimmy 1.3) would read for minutes or for ever, whoever else waits: its pattern of a quoted text takes a backslash or a line break in two ways, so that
 * one without an end costs twice as much with each, and an `or` within an `and` is multiplied out. None of ours has any of these, nor a group.
 */
function refuseExpression(expression: string, most: number): void {
  const outsideOfTexts = expression.replace(/"[^"]*"/g, '""');
  if (expression.length > most || /[\\\p{Cc}]/u.test(expression) || /[()]|\b(or|not)\b/i.test(outsideOfTexts))
    throw scimError(400, 'invalidFilter', 'Attributes are compared with `eq`, and combined with `and`.');
}

/** What stands in the place of an expression: of a query its filter and attributes; of a PATCH the paths, the names of attributes, and the values that are to be removed. */
export function refuseCostly({
  method,
  query,
  body,
}: Pick<FastifyRequest, 'method' | 'query' | 'body'>): void {
  const { filter, attributes, excludedAttributes } = query as ListQuery;
  for (const asked of [filter, attributes, excludedAttributes].flat())
    if (asked !== undefined) refuseExpression(asked, longest.query);
  if (method === 'PATCH') refuseWithin(body, 0);
}

function refuseWithin(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) throw scimError(400, 'invalidSyntax', 'The body is deeper than any attribute.');
  for (const within of Object.values(value)) refuseWithin(within, depth + 1);
  if (!Array.isArray(value)) refuseNames(value as Record<string, unknown>);
}

/**
 * Names of attributes are paths. Of an operation its path too; what it removes the library writes into an expression: what was given here, and where a path ends with a filter, what we hold, names that anybody
 * chose among it.
 */
function refuseNames({ op, path, value, ...others }: Record<string, unknown>): void {
  for (const name of Object.keys(others)) refuseExpression(name, longest.path);
  if (typeof path === 'string') refuseExpression(path, longest.path);
  if (typeof op !== 'string' || op.toLowerCase() !== 'remove') return;
  if (typeof path === 'string' && path.trimEnd().endsWith(']'))
    throw scimError(400, 'mutability', 'What is found by a filter is replaced, and not removed.');
  for (const removed of JSON.stringify(value ?? null).match(/"(?:[^"\\]|\\.)*"/g) ?? [])
    refuseExpression(removed, longest.path);
}
