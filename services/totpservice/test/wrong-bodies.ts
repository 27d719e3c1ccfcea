import type { Operation } from './contract-requests.ts';

const long = 'x'.repeat(10 * 1024);

/** What no field of text takes; what one of another kind takes is left out below. */
const wrongForAnyField = (right: unknown): unknown[] => [
  null,
  true,
  0,
  123456,
  1.5,
  [],
  [right],
  [right, right],
  {},
  { 0: right },
  '',
  long,
];

const wrongForField: Record<string, string[]> = {
  code: [
    '1',
    '12345',
    '1234567',
    '１２３４５６',
    '١٢٣٤٥٦',
    '123456 ',
    ' 123456',
    '123 456',
    '123456\n',
    '-12345',
    '1e5000',
    '0x1234',
    '12345\0',
    'abcdef',
    '1'.repeat(10 * 1024),
  ],
  recoveryCode: ['ABCD-EFGH-IJKL-MNO1', 'ABCD-EFGH-ıJKL-MNOP', `A${'-'.repeat(40)}`, '0'.repeat(16)],
  token: [
    'A'.repeat(42),
    'A'.repeat(44),
    `${'A'.repeat(42)}=`,
    `${'A'.repeat(42)}+`,
    `${'A'.repeat(42)}\n`,
    '../'.repeat(14),
  ],
  lost: ['phone', 'PASSWORD', 'password '],
  language: ['de', 'NL', 'nl ', 'nl-NL'],
};

/** JSON values that are no body of that operation, each with what is wrong about it. */
export function* wrongBodies({
  schema,
  example,
  isText,
  isTaken,
}: NonNullable<Operation['body']>): Generator<[string, unknown]> {
  for (const value of [null, true, 1, 'text', [], [example], {}]) yield ['another type or nothing', value];
  // What a provider sends may hold more than we know of.
  if (schema.additionalProperties === false) {
    yield ['an unknown field', { ...example, unknown: 1 }];
    yield ['a field that only looks right', { ...example, Password: 'x', ' code': '123456' }];
  }
  for (const field of schema.required ?? []) {
    const { [field]: _, ...others } = example;
    yield [`no ${field}`, others];
  }
  for (const [field, { type }] of Object.entries(schema.properties)) {
    if (type === 'object') continue;
    const base = schema.maxProperties === 1 ? {} : example;
    for (const value of [...wrongForAnyField(example[field] ?? 'x'), ...(wrongForField[field] ?? [])]) {
      const body = { ...base, [field]: value };
      if ((!isText(field) || value === '') && isTaken(body)) continue;
      yield [`${field} ${JSON.stringify(value).slice(0, 40)}`, body];
    }
  }
}

/** Bodies that aren't even read as JSON of the right kind, as they go over the wire. */
export function wrongTexts(example: object): [string, string | Buffer][] {
  const text = JSON.stringify(example);
  return [
    ['nothing', ''],
    ['a blank', ' '],
    ['half of it', text.slice(0, -2)],
    ['more after it', `${text}x`],
    ['two of it', text + text],
    ['single quotes', text.replaceAll('"', "'")],
    ['a trailing comma', text.replace('}', ',}')],
    ['a comment', `/**/${text}`],
    ['NaN', '{"code":NaN}'],
    ['a null byte', `${text}\0`],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['__proto__', `{"__proto__":{"admin":true},${text.slice(1)}`],
    ['constructor.prototype', `{"constructor":{"prototype":{"admin":true}},${text.slice(1)}`],
    ['deep arrays', '['.repeat(8000) + ']'.repeat(8000)],
    ['deep objects', `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`],
    ['a deep field', text.replace(/:.*}/, `:${'['.repeat(7000)}${']'.repeat(7000)}}`)],
  ];
}

/** Content types under which a body must not slip past its schema (Fastify CVE-2026-25223, CVE-2026-33806). */
export const otherContentTypes = [
  undefined,
  '',
  'text/plain',
  'text/plain; charset=utf-8',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/problem+json',
  'application/xml',
  'application/jsonx',
  'application/json, text/plain',
  'text/plain, application/json',
  'text/plain; application/json',
  'application/json ;x',
  'application/json\t;x',
  'application/json\ta',
  'application/json\ttext/plain',
  'application/json text/plain',
  'application/json;;',
  'application/json;charset=utf-16',
  ' application/json',
  'application /json',
  'APPLICATION/JSON',
  '*/*',
];
