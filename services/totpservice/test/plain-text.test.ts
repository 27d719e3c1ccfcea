import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import { contract } from '../src/http/contract.ts';
import { asClient, createClient } from './clients.ts';
import { startService } from './harness.ts';
import { signedInWithCode } from './profile.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
}
interface Operation {
  operationId: string;
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const { paths, components } = contract as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const ajv = formats.default(new Ajv2020({ strict: false })).addSchema({ ...contract, $id: 'contract' });

/** Every text in the bodies that the contract takes, by its operation and path. */
function* textsOf(
  schema: Schema,
  name: string,
): Generator<[name: string, takes: (value: string) => boolean]> {
  const { $ref } = schema;
  const { type, properties = {}, items, oneOf = [] } = $ref ? resolve($ref) : schema;
  if (type === 'string' || (Array.isArray(type) && type.includes('string')))
    yield [name, ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('#/', 'contract#/')))];
  for (const [field, of] of Object.entries(properties)) yield* textsOf(of, `${name}.${field}`);
  for (const of of [...oneOf, ...(items ? [items] : [])]) yield* textsOf(of, name);
}
const resolve = ($ref: string): Schema => components.schemas[$ref.split('/').at(-1) ?? ''] ?? {};

const texts = Object.values(paths)
  .flatMap((ofPath) => Object.values(ofPath))
  .flatMap(({ operationId, requestBody }) => {
    const schema = requestBody?.content['application/json']?.schema;
    return schema ? [...textsOf(schema, operationId)] : [];
  });

/** What is compared, hashed, or read by a parser of its own, and never shown as it was given. */
const neverShown =
  /\.(password|newPassword|currentPassword|email|version|userListVersion|organisationName|url|redirectUris|postLogoutRedirectUris|backchannelLogoutUris|created_at|type|passwordHash|totpSecret)$/;
/** May have lines. */
const ofLines = /\.reason$/;

const free = texts.filter(([name, takes]) => takes('Zoë de Vries') && !neverShown.test(name));
const seen = [
  ...['\0', '\u0001', '\u001b', '\u007f', '\u0085', '\u009b'],
  ...['\u202a', '\u202e', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c'],
];
const breaking = ['\n', '\r', '\t', '\u2028', '\u2029'];
const unseen = [
  ...['\u00ad', '\u034f', '\u115f', '\u1160', '\u17b4', '\u180e', '\u200b', '\u200d', '\u2060', '\u2800'],
  ...['\u3164', '\ufe0f', '\ufeff', '\uffa0', '\u{1d159}', '\u{1d173}', '\u{e0001}', '\u{e0100}'],
];
/** Nothing carries the mark, there are too many on one, or nothing but spaces is there. */
const unread = ['\u0301', '\u20dd', '\u0e31\u0e31', 'Jan \u0308Vries', `J${'\u0301'.repeat(5)}an`];
const blank = [' ', '\u00a0', '\u2003\u2003\u2003', '\u3000', '   '];
const names = /\.(surname|name)$/;

describe('no text of a body takes a character that is a control, changes a direction or is not seen', () => {
  it('names of people, organisations and clients are such texts', () => {
    const names = free.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        ...['putUser.firstName', 'putUser.namePrefix', 'putUser.surname', 'applyUserBatch.items.surname'],
        ...['putOrganisation.name', 'putOrganisations.items.name', 'requestApproval.name'],
      ]),
    );
  });

  it.each(free)('%s', (name, takes) => {
    const refused = ofLines.test(name) ? seen : [...seen, ...breaking, ...unseen];
    for (const character of refused)
      for (const text of [character, `${character}Jan`, `Jan${character}Vries`, `Jan de Vries${character}`])
        expect(takes(text), JSON.stringify(text)).toBe(false);
    if (!ofLines.test(name)) for (const text of unread) expect(takes(text), JSON.stringify(text)).toBe(false);
    if (names.test(name) || ofLines.test(name))
      for (const text of blank) expect(takes(text), JSON.stringify(text)).toBe(false);
    for (const text of [
      'Jonnie',
      'Zoë',
      'Łukasz',
      "d'Ancona",
      '’t Hart',
      'Müller-Lüdenscheidt',
      'Σοφία',
      '王小明',
      'Zoe\u0308',
      'Nguye\u0302\u0303n',
      'नरेन्द्र',
      'สมหญิง',
      'יִצְחָק',
      'B.V. “De Vries & Zn.”',
    ])
      expect(takes(text), text).toBe(true);
  });

  it('a reason may have lines', () => {
    for (const [name, takes] of free)
      if (ofLines.test(name)) expect(takes('Telefoon kwijt.\r\n\tGebeld.')).toBe(true);
  });

  it('a reason has a letter or a digit', () => {
    for (const [name, takes] of free)
      if (ofLines.test(name))
        for (const text of [
          '...',
          '\u200b\u200b\u200b',
          '\u3164\u3164\u3164',
          '\u2800\u2800\u2800',
          '\u0301\u0301\u0301',
        ])
          expect(takes(text), JSON.stringify(text)).toBe(false);
  });
});

describe('a hostile name is refused', async () => {
  const service = await startService({}, afterAll);

  it.each(['\u202e', '\u0001', 'Jan\u202essiv', 'Jan\u200b', '\u3164', '\u2800\u2800', '\u115f', '\u0301'])(
    '%j: of a person, an organisation, a client',
    async (text) => {
      const client = asClient(service, await createClient(service, ['provisioning']), 'provisioning');
      await client('PUT', '/organisations/ORG-1', { version: 1, name: 'Testvervoer' });
      const user = { version: 1, organisation: 'ORG-1', email: 'jan@tvm.test', surname: 'Vries' };
      const { browser } = await signedInWithCode(service, { kind: 'employee', employeeRole: 'support_lead' });
      const answers = [
        await client('PUT', '/organisations/ORG-2', { version: 1, name: text }),
        await client('PUT', '/users/USR-1', { ...user, surname: text }),
        await client('PUT', '/users/USR-1', { ...user, firstName: text }),
        await client('PUT', '/users/USR-1', { ...user, namePrefix: text }),
        await browser.post('/admin/approvals', {
          ...{ kind: 'new_client', name: text, grant: { scopes: ['events'] } },
          ...{ reason: 'Nieuw systeem', ticketReference: 'TVM-1' },
        }),
      ];
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
        answers.map(() => [400, 'validation_failed']),
      );
    },
  );
});
