import { authenticators, organisations, passwords, users } from '@tvm/db';
import { assertResponseInContract } from '@tvm/testing';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { contract } from '../src/http/contract.ts';
import type { Browser } from './browser.ts';
import { accessToken, createClient } from './clients.ts';
import { signedInEmployee } from './employees.ts';
import { brokenBody, type JsonSchema, type Known, strangeValue, validValue } from './fuzz/values.ts';
import { startService } from './harness.ts';
import { openFreshLink } from './mailed-links.ts';
import { createOrganisation, createUser, enrol, must, signIn, startCodeStep } from './people.ts';

/** The same each time, so that what is found is found by whoever caused it; FUZZ_SEED looks elsewhere. */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_127);
const atLeast = Number(process.env.FUZZ_REQUESTS ?? 2_000);
/** So many to each operation with the ids of that moment. */
const perBatch = 10;
/** What shares must be reached: those of a few requests vary. */
const shares = atLeast < 20_000 ? { passed: 0.2, deep: 0 } : { passed: 0.5, deep: 0.1 };

interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  schema: JsonSchema;
}
interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  security?: Record<string, string[]>[];
  'x-problems'?: string[];
}
const {
  paths,
  components,
  'x-common-problems': common,
} = contract as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { parameters: Record<string, Parameter> };
  'x-common-problems': string[];
};
/** The signed one takes no request that its provider hasn't signed: webhook-signature.test.ts tries that. */
const operations = Object.entries(paths).flatMap(([path, ofPath]) =>
  Object.entries(ofPath).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
);
type Asked = (typeof operations)[number];

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const canaryA = 'KanarieAlfa';
const canaryB = 'KanarieBravo';

/** Of B's people, which nobody of A ever types. */
const passwordB = 'Ander dorp, grote kerk 52!';
const passwordOf = (canary: string) => (canary === canaryB ? { password: passwordB } : {});

async function organisationOf(canary: string) {
  const id = await createOrganisation(service, `${canary} Transport`);
  await service.ownerDb
    .update(organisations)
    .set({ externalId: `${canary}-ORG` })
    .where(eq(organisations.id, id));
  const person = (name: string, isMainUser = false) =>
    createUser(service, {
      ...{ organisationId: id, isMainUser, externalId: `${canary}-${name}`, surname: `${canary} ${name}` },
      email: `${canary.toLowerCase()}-${name}@tvm.test`,
      ...passwordOf(canary),
    });
  const main = await person('main', true);
  const [sub, enrolled, fresh] = [await person('sub'), await person('enrolled'), await person('fresh')];
  await enrol(service, enrolled);
  return { id, main, sub, enrolled, fresh };
}

const [a, b] = [await organisationOf(canaryA), await organisationOf(canaryB)];
const clients = await Promise.all([
  createClient(service, [
    'provisioning',
    'credentials',
    'decisions',
    'verifications',
    'registrations',
    'events',
  ]),
  createClient(service, ['decisions']),
]);
const tokens = await Promise.all([
  accessToken(
    service,
    must(clients[0]),
    'provisioning credentials decisions verifications registrations events',
    {
      exp: 4_102_444_800,
    },
  ),
  accessToken(service, must(clients[1]), 'decisions', { exp: 4_102_444_800 }),
]);

const colleagues: string[] = [];
/** Of people whom no client knows, so that nobody who logs in as one of them was moved to another organisation. */
const addresses: string[] = [];

/** Whoever may ask, signed in anew now and then: what they do ends sessions. */
async function signEverybodyIn(): Promise<Record<'mainA' | 'subA' | 'mainB' | 'lead' | 'steps', Browser[]>> {
  // Everybody comes from one network here, which is no guarantee of these tests.
  await service.ownerDb.$client.query("delete from attempt_budgets where scope like 'password%'");
  const { browser: lead } = await signedInEmployee(service, 'support_lead');
  const again = async (canary: string, name: string, isMainUser = false) => {
    // Of an organisation of their own: somebody activates it.
    const organisationId = await createOrganisation(service, `${canary} Transport`);
    const colleague = await createUser(service, { organisationId, surname: `${canary} collega` });
    colleagues.push(colleague.id);
    const who = await createUser(service, {
      ...{ organisationId, isMainUser, surname: `${canary} ${name}` },
      email: `${canary.toLowerCase()}-${name}-${Math.random()}@tvm.test`,
      ...passwordOf(canary),
    });
    addresses.push(who.email);
    return signIn(service, who, passwordOf(canary).password);
  };
  const [mainA, subA, mainB] = [
    await again(canaryA, 'main', true),
    await again(canaryA, 'sub'),
    await again(canaryB, 'main', true),
  ];
  const code = await createUser(service, { organisationId: a.id, surname: `${canaryA} code` });
  await enrol(service, code);
  const fresh = await createUser(service, {
    organisationId: a.id,
    surname: `${canaryA} vers`,
    password: null,
  });
  return {
    mainA: [mainA],
    subA: [subA],
    mainB: [mainB],
    lead: [lead],
    steps: [await startCodeStep(service, code), await openFreshLink(service, fresh)],
  };
}

type Caller = keyof Awaited<ReturnType<typeof signEverybodyIn>> | 'nobody' | 'client' | 'narrow';
const callers: Caller[] = ['mainA', 'subA', 'mainB', 'lead', 'steps', 'nobody', 'client', 'narrow'];

function fittingCallers({ path, security = [] }: Asked): Caller[] {
  if (security.some((each) => 'client' in each)) return ['client'];
  if (path.includes('/admin/')) return ['lead'];
  if (security.some((each) => 'loginChallenge' in each || 'registration' in each)) return ['steps'];
  return ['mainA', 'mainA', 'subA'];
}

async function knownIds(): Promise<Known> {
  const ids = async (query: string) =>
    (
      await service.ownerDb.$client.query(`select id::text from ${query} order by random() limit 20`)
    ).rows.map(({ id }) => id);
  const people = [a, b].flatMap(({ main, sub, enrolled, fresh }) => [main.id, sub.id, enrolled.id, fresh.id]);
  return {
    userId: [...people, ...colleagues.slice(-6)],
    organisationId: [a.id, b.id],
    externalId: [canaryA, canaryB].flatMap((canary) =>
      ['ORG', 'main', 'sub', 'enrolled', 'fresh', 'nieuw'].map((name) => `${canary}-${name}`),
    ),
    organisation: [`${canaryA}-ORG`, `${canaryB}-ORG`],
    user: [`${canaryA}-enrolled`, `${canaryB}-enrolled`, `${canaryA}-sub`],
    email: [canaryA, canaryB].flatMap((canary) =>
      ['main', 'sub', 'nieuw'].map((name) => `${canary.toLowerCase()}-${name}@tvm.test`),
    ),
    // Not those that ask: somebody would revoke them.
    clientId: await ids(`clients where id <> all ('{${clients.map(({ id }) => id).join()}}')`),
    secretId: await ids(`client_secrets where client_id <> all ('{${clients.map(({ id }) => id).join()}}')`),
    webhookId: await ids('webhooks'),
    approvalId: await ids('approvals'),
    sessionId: await ids('sessions'),
    registrationId: await ids('mails'),
    url: ['https://polis.tvm.test/a', 'https://polis.tvm.test/b'],
    purpose: ['wijzigen'],
    password: ['Vijf rode sokken 31!', 'Verkeerd-1!'],
    recoveryCode: ['ABCD-EFGH-IJKL-MNOP', 'AAAA-BBBB-CCCC-DDDD'],
  };
}

interface Made {
  operation: Asked;
  caller: Caller;
  isValid: boolean;
  url: string;
  headers: Record<string, string>;
  payload: string | undefined;
}

/** What is answered before an operation is reached. */
const doors = [
  ...['invalid_token', 'insufficient_scope', 'unauthenticated', 'two_factor_required', 'employee_required'],
  ...[
    'role_required',
    'step_up_required',
    'login_challenge_missing',
    'validation_failed',
    'malformed_body',
    'not_found',
  ],
];

const parametersOf = ({ parameters = [] }: Asked) =>
  parameters.map((each) =>
    each.$ref ? must(components.parameters[each.$ref.split('/').at(-1) ?? '']) : each,
  );

/** One request to an operation; `isValid` when the contract takes all of it. */
function requestTo(operation: Asked, all: Known): fc.Arbitrary<Made> {
  const isForClients = operation.security?.some((each) => 'client' in each) ?? false;
  const known = isForClients ? all : { ...all, email: addresses.slice(-6) };
  const parameters = parametersOf(operation);
  const bodySchema = operation.requestBody?.content['application/json']?.schema;
  const values = (isValid: boolean) =>
    fc.tuple(
      ...parameters.map(({ name, schema, required }) => {
        const value = validValue(schema, known, name);
        const given = required ? value : fc.option(value, { nil: undefined, freq: 2 });
        return isValid
          ? given
          : fc.oneof({ weight: 2, arbitrary: given }, { weight: 1, arbitrary: strangeValue });
      }),
    );
  const body = (isValid: boolean) => {
    if (!bodySchema) return isValid ? fc.constant(undefined) : fc.oneof(fc.constant(undefined), strangeValue);
    return isValid ? validValue(bodySchema, known) : brokenBody(bodySchema, known);
  };
  const caller = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...fittingCallers(operation)) },
    { weight: 1, arbitrary: fc.constantFrom(...callers) },
  );
  return fc.boolean().chain((isValid) =>
    fc.tuple(values(isValid), body(isValid), caller).map(([given, sent, who]) => {
      let url = operation.path;
      const query: string[] = [];
      const headers: Record<string, string> = {};
      for (const [index, { name, in: place }] of parameters.entries()) {
        const value = given[index];
        if (place === 'path') url = url.replace(`{${name}}`, encode(value) || 'x');
        else if (value === undefined) continue;
        else if (place === 'query') for (const each of [value].flat()) query.push(`${name}=${encode(each)}`);
        else
          headers[name.toLowerCase()] =
            String(value)
              .replace(/[^\x20-\x7e]/g, '')
              .slice(0, 300) || 'x';
      }
      const payload = sent === undefined ? undefined : JSON.stringify(sent);
      return {
        operation,
        caller: who,
        isValid,
        url: query.length ? `${url}?${query.join('&')}` : url,
        headers,
        payload,
      };
    }),
  );
}

const encode = (value: unknown): string => {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return encodeURIComponent(text.toWellFormed()).slice(0, 3000);
};

it(`no generated request gets a 5xx, an answer that isn’t in the contract, or another organisation’s data (seed ${seed})`, async () => {
  const table = new Map<string, Record<string, number>>();
  const secrets = await plantedSecrets();
  let sent = 0;
  for (let batch = 0; sent < atLeast; batch++) {
    service.clock.advance(61);
    let people = await signEverybodyIn();
    const known = await knownIds();
    const made = operations.map((operation, index) =>
      fc.sample(requestTo(operation, known), { seed: seed + batch * 1000 + index, numRuns: perBatch }),
    );
    for (let turn = 0; turn < perBatch; turn++) {
      // What they do ends sessions.
      if (turn % 3 === 2) people = await signEverybodyIn();
      for (const requests of made) await send(must(requests[turn]), people);
    }
    sent += perBatch * operations.length;
  }
  const rows = [...table].map(([id, counts]) => `${id.padEnd(34)} ${JSON.stringify(counts)}`);
  process.stdout.write(`${sent} requests, seed ${seed}\n${rows.join('\n')}\n`);
  expect(sent).toBeGreaterThanOrEqual(atLeast);
  for (const { operationId } of operations) {
    const { sent: times = 0, valid = 0, passed = 0, deep = 0 } = table.get(operationId) ?? {};
    expect(times, operationId).toBeGreaterThanOrEqual(Math.floor(atLeast / operations.length));
    // The generator makes what the contract takes, and callers come in: otherwise it would try nothing but the first checks.
    expect(passed / valid, `${operationId}: too many valid ones were refused by their form`).toBeGreaterThan(
      shares.passed,
    );
    expect(deep / times, `${operationId}: too few got past the door`).toBeGreaterThan(shares.deep);
  }

  async function send(
    { operation, caller, isValid, url, headers, payload }: Made,
    people: Awaited<ReturnType<typeof signEverybodyIn>>,
  ): Promise<void> {
    const cookies = caller in people ? people[caller as keyof typeof people] : [];
    const cookie = cookies
      .flatMap((browser) => [...browser.cookies])
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const token = caller === 'client' ? tokens[0] : caller === 'narrow' ? tokens[1] : undefined;
    const response = await service.app.inject({
      method: operation.method as 'POST',
      url,
      headers: {
        ...headers,
        origin: service.config.publicOrigin,
        ...(cookie && { cookie }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(payload !== undefined && { 'content-type': 'application/json' }),
      },
      ...(payload !== undefined && { payload }),
    });
    const what = `${operation.operationId} by ${caller}: ${operation.method} ${url.slice(0, 300)} ${payload?.slice(0, 300)} -> ${response.statusCode} ${response.body.slice(0, 300)}`;
    keepCookies(cookies, response.headers['set-cookie']);
    expect(response.statusCode, what).toBeLessThan(500);
    const contentType = response.headers['content-type'] as string | undefined;
    const body = !response.body ? undefined : contentType?.includes('json') ? response.json() : response.body;
    // A path that a strange value has changed is none of the contract's.
    const isOther = response.statusCode === 404 && body.code === 'not_found';
    if (!isOther)
      assertResponseInContract({
        method: operation.method,
        path: url.split('?')[0] ?? url,
        status: response.statusCode,
        contentType,
        body,
      });
    const code = response.statusCode >= 400 ? (body as { code: string }).code : undefined;
    if (code && !isOther) expect([...common, ...(operation['x-problems'] ?? [])], what).toContain(code);
    if (['mainA', 'subA', 'nobody', 'steps'].includes(caller))
      expect(response.body.includes(canaryB), what).toBe(false);
    if (caller === 'mainB' || caller === 'nobody')
      expect(response.body.includes(canaryA) && !(payload ?? url).includes(canaryA), what).toBe(false);
    for (const secret of secrets) expect(response.body.includes(secret), what).toBe(false);
    count(operation.operationId, isValid, response.statusCode, code);
  }

  function count(id: string, isValid: boolean, status: number, code: string | undefined): void {
    const counts = table.get(id) ?? {};
    const add = (name: string) => {
      counts[name] = (counts[name] ?? 0) + 1;
    };
    add('sent');
    if (isValid) add('valid');
    if (isValid && code !== 'validation_failed' && code !== 'malformed_body' && code !== 'not_found')
      add('passed');
    if (!doors.includes(code ?? '')) add('deep');
    add(code ?? String(status));
    table.set(id, counts);
  }
});

function keepCookies([browser]: Browser[], lines: string | string[] | undefined): void {
  for (const line of [lines ?? []].flat()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value !== '') browser?.cookies.set(name, value);
  }
}

/** What stands in the database and in no answer. */
async function plantedSecrets(): Promise<string[]> {
  const hashes = await service.ownerDb.select({ hash: passwords.hash }).from(passwords);
  const sealed = await service.ownerDb.select({ sealed: authenticators.sealedSecret }).from(authenticators);
  expect(await service.ownerDb.$count(users)).toBeGreaterThan(5);
  return [...hashes.map(({ hash }) => hash), ...sealed.flatMap(({ sealed: each }) => each ?? [])];
}
