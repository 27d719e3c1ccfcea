import fc from 'fast-check';
import { contract } from '../../src/http/contract.ts';

export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  allOf?: JsonSchema[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  minProperties?: number;
  maxProperties?: number;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
}

/** Ids and texts of the world that is asked about, by what a field or parameter is called: they lead requests into deep code. */
export type Known = Record<string, readonly string[]>;

const { schemas } = contract.components as { schemas: Record<string, JsonSchema> };
const resolve = (schema: JsonSchema): JsonSchema =>
  schema.$ref ? resolve(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;

/** Values that a schema of the contract takes, at its boundaries too; `name` is the field's or parameter's. */
export function validValue(given: JsonSchema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const schema = resolve(given);
  const ofWorld = known[name];
  const made = ofType(schema, known);
  const fits = ofWorld?.filter((text) => !schema.pattern || new RegExp(schema.pattern, 'u').test(text));
  return fits?.length
    ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fits) }, { weight: 1, arbitrary: made })
    : made;
}

function ofType(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return fc.oneof(...choices.map((choice) => validValue(choice, known)));
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => ofType({ ...schema, type }, known)));
  switch (schema.type) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return whole(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return list(schema, known);
    default:
      return object(schema, known);
  }
}

function text({ allOf, ...schema }: JsonSchema): fc.Arbitrary<string> {
  const { pattern, format, minLength = 0, maxLength = 60 } = schema;
  // Made by its own pattern, and not seldom by those of the schemas that it builds on.
  if (allOf) {
    const patterns = allOf.map((each) => new RegExp(resolve(each).pattern ?? '', 'u'));
    return text(schema).filter((made) => patterns.every((each) => each.test(made)));
  }
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
  if (format === 'email') return fc.emailAddress();
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) };
  if (pattern) return fc.stringMatching(new RegExp(readable(pattern), 'u')).map(fitted(minLength, maxLength));
  return fc.oneof(
    fc.string(length),
    fc.string({ ...length, unit: 'grapheme' }).map(fitted(minLength, maxLength)),
    fc.constant('x'.repeat(Math.min(maxLength, 500))),
  );
}

/** fast-check knows no classes of Unicode and looks not ahead. */
const readable = (pattern: string) =>
  pattern.replace(/\(\?=(?:[^()]|\([^()]*\))*\)/, '').replace(/(\\p\{\w+\})+/g, '\\x00-\\x1f');

/** Repeated and cut, not looked for: some patterns have few short or long texts. */
const fitted = (minLength: number, maxLength: number) => (value: string) => {
  const long = value === '' ? value : value.repeat(Math.ceil(Math.max(minLength, 1) / value.length));
  return [...long].slice(0, maxLength).join('');
};

function whole({ minimum = -1000, maximum = 1_000_000 }: JsonSchema): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: minimum, max: Math.min(maximum, minimum + 20) }),
    fc.constantFrom(minimum, maximum),
  );
}

function list({ items = {}, minItems = 0, maxItems = 4, uniqueItems }: JsonSchema, known: Known) {
  const bounds = { minLength: minItems, maxLength: Math.min(maxItems, Math.max(minItems, 4)) };
  const item = validValue(items, known);
  return uniqueItems
    ? fc.uniqueArray(item, { ...bounds, selector: (each) => JSON.stringify(each) })
    : fc.array(item, bounds);
}

function object(
  { properties = {}, required = [], minProperties = 0, maxProperties }: JsonSchema,
  known: Known,
) {
  const fields = Object.entries(properties).map(
    ([name, schema]) => [name, validValue(schema, known, name)] as const,
  );
  if (maxProperties === 1)
    return fc.oneof(...fields.map(([name, value]) => value.map((made) => ({ [name]: made }))));
  return fc
    .record(Object.fromEntries(fields), { requiredKeys: required })
    .filter((made) => Object.keys(made).length >= minProperties);
}

/** What is no value of any field, or is a strange one: other types, extremes, texts that break parsers and queries. */
export const strangeValue: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  ...[null, true, false, 0, -0, 1, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, '', ' ', 'null', '0', '-1'],
  ...[
    '\0',
    'a\0b',
    '\u0000'.repeat(3),
    '\ud800',
    '\u202e',
    '\ufeff',
    'ı',
    'ſ',
    'K',
    '٣',
    '😀',
    '\r\nX-Injected: 1',
    '%00',
    '%ff',
  ],
  ...[
    "'; drop table users; --",
    '" or 1=1 --',
    '{{7*7}}',
    '../../etc/passwd',
    '<script>alert(1)</script>',
    'x'.repeat(5000),
  ],
  ...[
    [],
    [null],
    [[]],
    [1, 'a'],
    {},
    { a: 1 },
    { __proto__: { isAdmin: true } },
    { constructor: { prototype: {} } },
    { $ne: null },
  ],
  ...['2026-02-30', '9999-99-99T99:99:99Z', '123456', '1e5', 'Infinity', 'NaN', '0x10'],
);

/** A valid body with one thing wrong: a field of another type, gone, or one too many. */
export function brokenBody(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const names = Object.keys(resolve(schema).properties ?? {});
  return fc
    .tuple(
      validValue(schema, known),
      fc.constantFrom(...(names.length ? names : ['x'])),
      strangeValue,
      fc.integer({ min: 0, max: 3 }),
    )
    .map(([body, name, value, how]) => {
      const whole = { ...(body as object) } as Record<string, unknown>;
      if (how === 0) return value;
      if (how === 1) delete whole[name];
      else whole[how === 2 ? name : `${name}X`] = value;
      return whole;
    });
}
