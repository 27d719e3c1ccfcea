import type { Schema } from '@tvm/contract';
import type { FastifySchemaValidationError } from 'fastify/types/schema.js';

type Place = NonNullable<Schema<'Problem'>['errors']>[number];
type Params = Record<string, unknown>;

const places: Record<string, Place['in']> = { body: 'body', params: 'path', headers: 'header' };

/** In words of ours, which stay when the library has others. None repeats the value. */
const messages: Record<string, (params: Params) => string> = {
  required: () => 'is missing',
  dependentRequired: () => 'is missing',
  additionalProperties: () => 'is not in the contract',
  unevaluatedProperties: () => 'is not in the contract',
  type: ({ type }) => `must be ${nameOf(String(type))}`,
  enum: ({ allowedValues }) => `must be one of ${listOf(allowedValues)}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  format: ({ format }) => `must be a ${String(format)}`,
  pattern: ({ pattern }) => `must have the form ${String(pattern)}`,
  minLength: ({ limit }) => `must have at least ${limit} characters`,
  maxLength: ({ limit }) => `must have at most ${limit} characters`,
  minItems: ({ limit }) => `must have at least ${limit} items`,
  maxItems: ({ limit }) => `must have at most ${limit} items`,
  uniqueItems: () => 'must not name the same twice',
  minProperties: ({ limit }) => `must have at least ${limit} fields`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
};

/** What is wrong where: the place in the request, and a JSON pointer (RFC 6901) from there. */
export function describeErrors(
  context: string | undefined,
  errors: readonly FastifySchemaValidationError[],
): Place[] {
  return errors.map(({ keyword, instancePath, params }) => ({
    in: places[context ?? 'body'] ?? 'query',
    pointer: instancePath + missingOf(params),
    message: messages[keyword]?.(params) ?? 'does not have a form that the contract allows',
  }));
}

/** What isn't there, or shouldn't be, has no path of its own yet. */
function missingOf({ missingProperty, additionalProperty, unevaluatedProperty }: Params): string {
  const name = missingProperty ?? additionalProperty ?? unevaluatedProperty;
  return name === undefined ? '' : `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function nameOf(type: string): string {
  if (type === 'integer') return 'a whole number';
  const name = type.split(',').join(' or ');
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

const listOf = (values: unknown): string =>
  Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : '';
