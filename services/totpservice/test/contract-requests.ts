import { clientScopes } from '@tvm/db';
import { assertResponseInContract } from '@tvm/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { contract } from '../src/http/contract.ts';
import type { Browser } from './browser.ts';
import { accessToken, createClient } from './clients.ts';
import type { TestService } from './harness.ts';
import { mailEventsPath, signed } from './mail-events.ts';
import { openFreshLink } from './mailed-links.ts';
import { createUser, enrol, signIn, startCodeStep } from './people.ts';
import { signedInWithCode } from './profile.ts';

interface BodySchema {
  /** Forms of which the example is one. */
  oneOf?: { $ref: string }[];
  required?: string[];
  minProperties?: number;
  maxProperties?: number;
  additionalProperties?: boolean;
  properties: Record<string, { $ref?: string; type?: string; enum?: string[] }>;
}
interface ContractOperation {
  operationId: string;
  parameters?: { name?: string; in?: string; example?: string }[];
  security?: Record<string, string[]>[];
  /** The largest body, where that isn't 16 KiB. */
  'x-body-bytes'?: number;
  requestBody?: { content: Record<string, { schema: { $ref: string }; example: Record<string, unknown> }> };
}

/** An operation of openapi.yaml, as far as a request to it goes. */
export interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** An access token opens it. */
  isForClients: boolean;
  bodyBytes: number;
  /** Headers that the contract asks for, with its examples. */
  headers: Record<string, string>;
  body?: {
    schema: BodySchema;
    example: Record<string, unknown>;
    /** Whether a field is of text and nothing else. */
    isText: (field: string) => boolean;
    /** Whether the contract's schema takes a body. */
    isTaken: (body: unknown) => boolean;
  };
}

const { paths, components } = contract as unknown as {
  paths: Record<string, Record<string, ContractOperation>>;
  components: { schemas: Record<string, BodySchema> };
};

const ajv = formats.default(new Ajv2020({ strict: false })).addSchema({ ...contract, $id: 'contract' });

function bodyOf(
  ref: string,
  schema: BodySchema,
  example: Record<string, unknown>,
): NonNullable<Operation['body']> {
  const isText = (field: string) => {
    const { $ref, type } = schema.properties[field] ?? {};
    const referred = $ref && (components.schemas[$ref.split('/').at(-1) ?? ''] as { type?: string });
    return (referred ? referred.type : type) === 'string';
  };
  return { schema, example, isText, isTaken: takes(ref) };
}

const takes = (ref: string) => ajv.compile({ $ref: `contract${ref}` }) as (body: unknown) => boolean;
const schemaOf = (ref: string) => components.schemas[ref.split('/').at(-1) ?? ''];

/** The schema that the example is of. */
function formOf(ref: string, example: unknown): BodySchema | undefined {
  const schema = schemaOf(ref);
  const form = schema?.oneOf?.find((each) => takes(each.$ref)(example));
  return form ? schemaOf(form.$ref) : schema;
}

const headersOf = (parameters: ContractOperation['parameters'] = []) =>
  Object.fromEntries(
    parameters.flatMap((each) => (each.in === 'header' && each.example ? [[each.name, each.example]] : [])),
  ) as Record<string, string>;

/** Every operation of the contract, with ids of nobody in its path. */
export const operations: Operation[] = Object.entries(paths).flatMap(([template, ofPath]) =>
  Object.entries(ofPath).map(([method, { operationId, requestBody, security, ...more }]) => {
    const content = requestBody?.content['application/json'];
    const form = content && formOf(content.schema.$ref, content.example);
    return {
      id: operationId,
      method: method.toUpperCase() as Operation['method'],
      path: template.replace(/\{\w+\}/g, '01937f3e-0000-7000-8000-000000000002'),
      isForClients: security?.some((each) => 'client' in each) ?? false,
      bodyBytes: more['x-body-bytes'] ?? 16 * 1024,
      headers: headersOf(more.parameters),
      ...(form && content && { body: bodyOf(content.schema.$ref, form, content.example) }),
    };
  }),
);

/**
 * Cookies that open every operation: a session of a main user or, below `/admin`, of an employee with every right and a code of just now; a login
 * challenge and an open registration.
 */
export async function everyCookie(service: TestService): Promise<(path: string) => string> {
  // Made now, so that no request that is to change nothing makes it.
  await clientToken(service);
  const employee = await signedInWithCode(service, { kind: 'employee', employeeRole: 'support_lead' });
  const ofEmployee = cookieText([employee.browser]);
  const ofOthers = cookieText(await portalBrowsers(service));
  return (path) => (path.includes('/admin/') ? ofEmployee : ofOthers);
}

async function portalBrowsers(service: TestService): Promise<Browser[]> {
  const enrolled = await createUser(service);
  await enrol(service, enrolled);
  return [
    await signIn(service, await createUser(service, { isMainUser: true })),
    await startCodeStep(service, enrolled),
    await openFreshLink(service, await createUser(service)),
  ];
}

const clientTokens = new WeakMap<TestService, Promise<string>>();

/** An access token that opens every operation for other systems. */
function clientToken(service: TestService): Promise<string> {
  const known = clientTokens.get(service);
  if (known) return known;
  const made = createClient(service, [...clientScopes]).then((client) =>
    // Tests move the clock.
    accessToken(service, client, clientScopes.join(' '), { exp: 4_102_444_800 }),
  );
  clientTokens.set(service, made);
  return made;
}

/** Whether an access token opens what is asked. */
function isForClients(method: string, url: string): boolean {
  const path = url.split('?')[0] ?? url;
  return Object.entries(paths).some(([template, ofPath]) => {
    const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
    return pattern.test(path) && ofPath[method.toLowerCase()]?.security?.some((each) => 'client' in each);
  });
}

const cookieText = (browsers: Browser[]) =>
  browsers
    .flatMap(({ cookies }) => [...cookies])
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');

interface RawRequest {
  method: string;
  url: string;
  cookie?: string | undefined;
  /** As it goes over the wire; undefined for none. */
  payload?: string | Buffer | undefined;
  contentType?: string | undefined;
  headers?: Record<string, string> | undefined;
}

/** Sends whatever it is told to, from the service's own origin, rightly signed or with an access token, and holds the answer against the contract. */
export async function sendRaw(service: TestService, request: RawRequest) {
  const { method, url, cookie, payload, contentType } = request;
  const response = await service.app.inject({
    method: method as 'POST',
    url,
    headers: {
      origin: service.config.publicOrigin,
      ...(request.headers?.authorization === undefined &&
        isForClients(method, url) && { authorization: `Bearer ${await clientToken(service)}` }),
      ...request.headers,
      ...(cookie && { cookie }),
      ...(contentType !== undefined && { 'content-type': contentType }),
      ...(url.startsWith(mailEventsPath) && signed(service.config.mailWebhook, payload ?? '')),
    },
    ...(payload !== undefined && { payload }),
  });
  const type = response.headers['content-type'] as string | undefined;
  const body = !response.body ? undefined : type?.includes('json') ? response.json() : response.body;
  assertResponseInContract({
    method,
    path: url.split('?')[0] ?? url,
    status: response.statusCode,
    contentType: type,
    body,
  });
  return { status: response.statusCode, type, code: (body as { code?: string } | undefined)?.code };
}
